import { dateAfter, floorMinute, localDate, type Minute } from "@calcache/availability";
import type { BookingLimits } from "./offered-range.ts";

/** Why nobody at all is offered at a time: the notice isn't over or the booking period hasn't begun, or it has ended. */
export type TimeLimit =
  | { kind: "too_soon"; earliest: Minute }
  | { kind: "after_booking_period"; lastDate: string };

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
  const lastDate = periodDays && dateAfter(localDate(floorMinute(now), timeZone), periodDays);
  if (lastDate !== null && localDate(start, timeZone) > lastDate) {
    limits.push({ kind: "after_booking_period", lastDate });
  } else if (period !== null && start >= period.end) {
    limits.push({ kind: "after_booking_period", lastDate: localDate(period.end - 1, timeZone) });
  }
  return limits;
}
