import { Prisma } from "@calcache/prisma";
import { z } from "zod";
import type { EventTypeRules } from "../fields/rule-fields.ts";

type Recurrence = EventTypeRules["recurrence"] & {};

/** cal.com stores RFC 5545's frequencies by these numbers. */
const numbers = { yearly: 0, monthly: 1, weekly: 2 } as const;
const names = ["yearly", "monthly", "weekly"] as const;

/** A recurrence as cal.com stores it. */
export const storedRecurrence = (said: Recurrence | null): Prisma.InputJsonObject | typeof Prisma.DbNull =>
  said === null
    ? Prisma.DbNull
    : { freq: numbers[said.frequency], count: said.occurrences, interval: said.interval };

const nothing = z.null().optional();
const stored = z.strictObject({
  freq: z.literal([0, 1, 2]),
  count: z.int().min(1).max(52),
  interval: z.int().min(1).max(100),
  dtstart: nothing,
  until: nothing,
  tzid: nothing,
});

/** What a stored one says; null for none, undefined for what can't be said so. */
export function saidRecurrence(json: Prisma.JsonValue): Recurrence | null | undefined {
  if (json === null) return null;
  const read = stored.safeParse(json);
  if (!read.success) return undefined;
  const { freq, count, interval } = read.data;
  return { interval, occurrences: count, frequency: names[freq] };
}
