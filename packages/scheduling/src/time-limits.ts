import { floorMinute, localDate, type Minute } from "@calcache/availability";
import type { BookingLimits } from "./offered-range.ts";

/** Why nobody at all is offered at a time: it is before the notice is over, or after the booking period. */
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
  { minimumBookingNotice, periodDays }: Pick<BookingLimits, "minimumBookingNotice" | "periodDays">,
  timeZone: string,
  now: number,
): TimeLimit[] {
  const earliest = floorMinute(now) + minimumBookingNotice;
  const today = Date.parse(localDate(floorMinute(now), timeZone));
  const daysAhead = (Date.parse(localDate(start, timeZone)) - today) / millisecondsPerDay;
  const limits: TimeLimit[] = [];
  if (start < earliest) limits.push({ kind: "too_soon", earliest });
  if (periodDays !== null && daysAhead > periodDays) {
    const lastDate = new Date(today + periodDays * millisecondsPerDay).toISOString().slice(0, 10);
    limits.push({ kind: "after_booking_period", lastDate });
  }
  return limits;
}
