import type { MinuteRange } from "../intervals/minutes.ts";
import { type CalendarUnit, periodsIn } from "./calendar-period.ts";

/** How many bookings, or how many booked minutes, there may be in each day, week, month or year. */
export type BookingLimit = { unit: CalendarUnit; counts: "bookings" | "minutes"; most: number };

/** A day, week, month or year in which nothing more can be booked, and the limit because of which. */
export type ReachedLimit = MinuteRange & { limit: BookingLimit };

/**
 * The periods that a range touches in which there is no room for a further booking, limit by limit. A booking counts in the period in
 * which it begins.
 * @param booked in all the periods that the range touches ({@link countedRange})
 * @param length minutes of the further booking
 * @param timeZone whose days, weeks, months and years are meant
 */
export const reachedLimits = (
  limits: readonly BookingLimit[],
  booked: readonly MinuteRange[],
  length: number,
  range: MinuteRange,
  timeZone: string,
): ReachedLimit[] =>
  limits.flatMap((limit) =>
    periodsIn(limit.unit, range, timeZone)
      .filter(({ start, end }) => {
        const counted = booked.filter((booking) => start <= booking.start && booking.start < end);
        return isReached(limit, counted, length);
      })
      .map((period) => ({ ...period, limit })),
  );

function isReached({ counts, most }: BookingLimit, booked: readonly MinuteRange[], length: number): boolean {
  if (counts === "bookings") return booked.length >= most;
  return booked.reduce((minutes, { start, end }) => minutes + end - start, length) > most;
}

/** All periods that a range touches, of any limit: what has to be known to tell which are reached; null without limits. */
export function countedRange(
  limits: readonly BookingLimit[],
  range: MinuteRange,
  timeZone: string,
): MinuteRange | null {
  const periods = limits.flatMap(({ unit }) => periodsIn(unit, range, timeZone));
  if (periods.length === 0) return null;
  return {
    start: Math.min(...periods.map(({ start }) => start)),
    end: Math.max(...periods.map(({ end }) => end)),
  };
}
