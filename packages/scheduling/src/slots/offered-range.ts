import { floorMinute, type MinuteRange } from "@calcache/availability";

const minutesPerDay = 1440;

/** What bounds the times an event type offers: minutes of notice, dates after today, times within which slots begin. */
export type BookingLimits = {
  minimumBookingNotice: number;
  periodDays: number | null;
  period: MinuteRange | null;
};

/**
 * What of an asked range can hold slots at all, so that nothing is read in vain: nothing before the notice is over and
 * nothing after the period. A period of days is bounded generously, by
 * their count and not by the asker's calendar; one of times exactly.
 * May be empty, with an end before its start.
 * @param now epoch ms
 */
export function offeredRange(
  asked: MinuteRange,
  { minimumBookingNotice, periodDays, period }: BookingLimits,
  length: number,
  now: number,
): MinuteRange {
  const minute = floorMinute(now);
  const lastEnd = periodDays === null ? Infinity : minute + (periodDays + 2) * minutesPerDay + length;
  return {
    start: Math.max(asked.start, minute + minimumBookingNotice, period?.start ?? 0),
    // The last slot may end after the period, but begins in it.
    end: Math.min(asked.end, lastEnd, period === null ? Infinity : period.end - 1 + length),
  };
}
