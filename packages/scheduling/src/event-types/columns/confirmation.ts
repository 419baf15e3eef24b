import freeEmailDomains from "email-providers/all.json" with { type: "json" };
import { z } from "zod";
import type { ConfirmationColumns } from "./event-type-statement.ts";

const millisecondsPer = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

/** Which bookings of an event type hosts have to confirm. */
export type ConfirmationPolicy = {
  /** Only those of addresses that a provider gives to anybody for nothing; else all. */
  onlyFreeEmail: boolean;
  /** Only those that begin so soon; null for all. */
  threshold: { time: number; unit: keyof typeof millisecondsPer } | null;
  /** Whether a request keeps its time until it is answered. */
  keepsTime: boolean;
};

const metadataFields = z.object({
  requiresConfirmationThreshold: z.object({
    time: z.number().nonnegative(),
    unit: z.enum(["minutes", "hours", "days"]),
  }),
});

/** Reads it from the columns; null where nothing has to be confirmed. A threshold that can't be read is none: then all have to be. */
export function confirmationPolicy(row: ConfirmationColumns): ConfirmationPolicy | null {
  const { requiresConfirmation, requiresConfirmationForFreeEmail: onlyFreeEmail } = row;
  if (!requiresConfirmation && !onlyFreeEmail) return null;
  const metadata = metadataFields.safeParse(row.metadata);
  return {
    onlyFreeEmail,
    threshold: metadata.success ? metadata.data.requiresConfirmationThreshold : null,
    keepsTime: requiresConfirmation && row.requiresConfirmationWillBlockSlot,
  };
}

/**
 * Whether a booking has to be confirmed. As in cal.com, a threshold counts whole units: of two hours, it is so for what begins
 * within three.
 * @param start epoch ms
 * @param now epoch ms
 */
export function needsConfirmation(
  policy: ConfirmationPolicy | null,
  { start, email }: { start: number; email: string },
  now: number,
): boolean {
  if (policy === null) return false;
  if (policy.onlyFreeEmail && !isFreeEmail(email)) return false;
  if (policy.threshold === null) return true;
  const { time, unit } = policy.threshold;
  return Math.trunc((start - now) / millisecondsPer[unit]) <= time;
}

const domains: ReadonlySet<string> = new Set(freeEmailDomains);

/** Whether anybody gets an address there for nothing. */
export const isFreeEmail = (email: string): boolean =>
  domains.has(email.slice(email.lastIndexOf("@") + 1).toLowerCase());
