import { floorMinute, type MinuteRange, parseAskedRange } from "@calcache/availability";

const minutesPerDay = 1440;

/** What bounds the times an event type offers. The notice is minutes, the rest is days; the dates are the zone's. */
export type BookingLimits = {
  minimumBookingNotice: number;
  periodDays: number | null;
  periodDates: { first: string; last: string } | null;
  timeZone: string;
};

/**
 * What of an asked range can hold slots at all, so that nothing is read in vain: nothing before the notice is over and
 * nothing after the period. A period of days is bounded generously, by
 * their count and not by the asker's calendar; one of dates exactly.
 * May be empty, with an end before its start.
 * @param now epoch ms
 */
export function offeredRange(
  asked: MinuteRange,
  limits: BookingLimits,
  length: number,
  now: number,
): MinuteRange {
  const { minimumBookingNotice, periodDays } = limits;
  const minute = floorMinute(now);
  const lastEnd = periodDays === null ? Infinity : minute + (periodDays + 2) * minutesPerDay + length;
  const dates = periodRange(limits);
  return {
    start: Math.max(asked.start, minute + minimumBookingNotice, dates.start),
    // The last slot may end after the last date, but begins on it.
    end: Math.min(asked.end, lastEnd, dates.end - 1 + length),
  };
}

function periodRange({ periodDates, timeZone }: BookingLimits): MinuteRange {
  if (periodDates === null) return { start: -Infinity, end: Infinity };
  const range = parseAskedRange(periodDates.first, periodDates.last, timeZone);
  return range.ok ? range.value : { start: 0, end: 0 };
}
