import type { Prisma } from "@calcache/prisma";
import { z } from "zod";
import type { EventTypeRules } from "../fields/rule-fields.ts";

const metadataFields = z.object({
  requiresConfirmationThreshold: z
    .object({ time: z.int().min(1), unit: z.enum(["minutes", "hours", "days"]) })
    .optional()
    .catch(undefined),
});

type Columns = {
  requiresConfirmation: boolean;
  requiresConfirmationWillBlockSlot: boolean;
  requiresConfirmationForFreeEmail: boolean;
  metadata: Prisma.JsonValue;
};

/** What the columns say of which bookings hosts have to confirm; null for none. */
export function saidConfirmation(row: Columns): (EventTypeRules["confirmationPolicy"] & {}) | null {
  if (!row.requiresConfirmation && !row.requiresConfirmationForFreeEmail) return null;
  const read = metadataFields.safeParse(row.metadata);
  const threshold = read.success ? read.data.requiresConfirmationThreshold : undefined;
  const rest = {
    blockUnconfirmedBookingsInBooker: row.requiresConfirmationWillBlockSlot,
    onlyFreeEmail: row.requiresConfirmationForFreeEmail,
  };
  return threshold
    ? { type: "time", noticeThreshold: { unit: threshold.unit, count: threshold.time }, ...rest }
    : { type: "always", ...rest };
}
