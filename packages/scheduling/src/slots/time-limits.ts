import { floorMinute, localDate, type Minute } from "@calcache/availability";
import type { BookingLimits } from "./offered-range.ts";

/** Why nobody at all is offered at a time: the notice isn't over or the booking period hasn't begun, or it has ended. */
export type TimeLimit =
  | { kind: "too_soon"; earliest: Minute }
  | { kind: "after_booking_period"; lastDate: string };

const millisecondsPerDay = 86_400_000;

/**
 * Which limits a slot's start breaks.
 * @param timeZone whose dates the period counts
 * @param now epoch ms
 */
export function timeLimits(
  start: Minute,
  { minimumBookingNotice, periodDays, period }: BookingLimits,
  timeZone: string,
  now: number,
): TimeLimit[] {
  const earliest = Math.max(floorMinute(now) + minimumBookingNotice, period?.start ?? 0);
  const limits: TimeLimit[] = [];
  if (start < earliest) limits.push({ kind: "too_soon", earliest });
  if (periodDays !== null && daysAhead(start, timeZone, now) > periodDays) {
    const today = midnight(floorMinute(now), timeZone);
    const lastDate = new Date(today + periodDays * millisecondsPerDay).toISOString().slice(0, 10);
    limits.push({ kind: "after_booking_period", lastDate });
  } else if (period !== null && start >= period.end) {
    limits.push({ kind: "after_booking_period", lastDate: localDate(period.end - 1, timeZone) });
  }
  return limits;
}

/** How many dates after today's a minute's is, in a zone. @param now epoch ms */
export const daysAhead = (minute: Minute, timeZone: string, now: number): number =>
  (midnight(minute, timeZone) - midnight(floorMinute(now), timeZone)) / millisecondsPerDay;

/** The minute's date in a zone, as that date's midnight in UTC (epoch ms). */
const midnight = (minute: Minute, timeZone: string) => Date.parse(localDate(minute, timeZone));
