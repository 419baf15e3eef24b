import type { Minute } from "@calcache/availability";
import { type Repetition, repeated } from "@calcache/time-zones";
import { isTimeZone, zoneOf } from "@calcache/time-zones/data";
import { z } from "zod";

/** How an event type repeats: whoever books it books a series, of so many occurrences at most. */
export type Recurrence = Repetition & { most: number };

/** A year of weeks. More aren't booked at once, whatever is stored: they are made in one transaction. */
const mostOccurrences = 52;

/** cal.com's form and API know these of RFC 5545's frequencies, by these numbers. */
const frequencies = { 0: "yearly", 1: "monthly", 2: "weekly" } as const;

const nothing = z.null().optional();

/** A start or an end of the repetition, which cal.com's form can't set, would be another rule. */
const stored = z.strictObject({
  freq: z.literal([0, 1, 2]),
  interval: z.int().min(1).max(100),
  count: z.int().min(1),
  dtstart: nothing,
  until: nothing,
  tzid: nothing,
});

/** Reads it from its column; null where the event type doesn't repeat. What can't be read is reported. */
export function recurrenceOf(recurringEvent: unknown, report: (column: string) => void): Recurrence | null {
  if (recurringEvent === null || recurringEvent === undefined) return null;
  const read = stored.safeParse(recurringEvent);
  if (!read.success) {
    report("EventType.recurringEvent");
    return null;
  }
  const { freq, interval, count } = read.data;
  return { frequency: frequencies[freq], interval, most: Math.min(count, mostOccurrences) };
}

/**
 * When the occurrences of a series begin: at the same time of day in the attendee's zone (UTC where nobody knows it).
 * @param first when the first one does
 */
export function occurrenceStarts(
  first: Minute,
  recurrence: Recurrence,
  count: number,
  timeZone: string,
): Minute[] {
  const zone = zoneOf(isTimeZone(timeZone) ? timeZone : "UTC");
  return repeated(first * 60_000, recurrence, count, zone).map((instant) => instant / 60_000);
}
