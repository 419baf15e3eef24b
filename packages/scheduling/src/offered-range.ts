import { floorMinute, type MinuteRange } from "@calcache/availability";

const minutesPerDay = 1440;

/** What bounds the times an event type offers. Minutes, but for `periodDays`. */
export type BookingLimits = { minimumBookingNotice: number; periodDays: number | null };

/**
 * What of an asked range can hold slots at all, so that nothing is read in vain: nothing before the notice is over and
 * nothing after the period. The period is bounded generously, by its count of days and not by the asker's calendar.
 * May be empty, with an end before its start.
 * @param now epoch ms
 */
export function offeredRange(
  asked: MinuteRange,
  { minimumBookingNotice, periodDays }: BookingLimits,
  length: number,
  now: number,
): MinuteRange {
  const minute = floorMinute(now);
  const lastEnd = periodDays === null ? Infinity : minute + (periodDays + 2) * minutesPerDay + length;
  return {
    start: Math.max(asked.start, minute + minimumBookingNotice),
    end: Math.min(asked.end, lastEnd),
  };
}
