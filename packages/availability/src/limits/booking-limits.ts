import type { MinuteRange } from "../intervals/minutes.ts";
import { oncePerKey } from "../intervals/once-per-key.ts";
import { type CalendarUnit, periodsIn } from "./calendar-period.ts";

/** How many bookings, or how many booked minutes, there may be in each day, week, month or year. */
export type BookingLimit = { unit: CalendarUnit; counts: "bookings" | "minutes"; most: number };

/** A day, week, month or year in which nothing more can be booked, and the limit because of which. */
export type ReachedLimit = MinuteRange & { limit: BookingLimit };

/** The periods of each unit in a range: those of a zone are the same for all whose limits are of its days. */
export type PeriodsOf = (unit: CalendarUnit) => readonly MinuteRange[];

/** The periods of a zone's calendar that a range touches, each unit's found once. */
export function periodReader(range: MinuteRange, timeZone: string): PeriodsOf {
  return oncePerKey((unit: CalendarUnit) => periodsIn(unit, range, timeZone));
}

/**
 * The periods in which there is no room for a further booking, limit by limit. A booking counts in the period in which it begins.
 * @param booked in all of the periods ({@link countedRange})
 * @param length minutes of the further booking
 */
export const reachedLimits = (
  limits: readonly BookingLimit[],
  booked: readonly MinuteRange[],
  length: number,
  periodsOf: PeriodsOf,
): ReachedLimit[] =>
  limits.flatMap((limit) => {
    const counted = countedIn(limit, booked, length, periodsOf(limit.unit));
    return counted.filter(({ isFull }) => isFull).map(({ period }) => ({ ...period, limit }));
  });

/** Goes through bookings and periods once, side by side. */
function countedIn(
  { counts, most }: BookingLimit,
  booked: readonly MinuteRange[],
  length: number,
  periods: readonly MinuteRange[],
): { period: MinuteRange; isFull: boolean }[] {
  const inOrder = booked.toSorted((a, b) => a.start - b.start);
  let next = 0;
  return periods.map((period) => {
    let [bookings, minutes] = [0, 0];
    for (; next < inOrder.length; next++) {
      const { start = 0, end = 0 } = inOrder[next] ?? {};
      if (start >= period.end) break;
      if (start < period.start) continue;
      bookings += 1;
      minutes += end - start;
    }
    return { period, isFull: counts === "bookings" ? bookings >= most : minutes + length > most };
  });
}

/** From the first of the periods of any limit to the last: what has to be known to tell which are full; null without limits. */
export function countedRange(limits: readonly BookingLimit[], periodsOf: PeriodsOf): MinuteRange | null {
  const periods = limits.flatMap(({ unit }) => periodsOf(unit));
  if (periods.length === 0) return null;
  return {
    start: Math.min(...periods.map(({ start }) => start)),
    end: Math.max(...periods.map(({ end }) => end)),
  };
}
