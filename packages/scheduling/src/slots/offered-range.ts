import { type DayCount, dayAfter, floorMinute, type Minute, type MinuteRange } from "@calcache/availability";

const minutesPerDay = 1440;

/** What bounds the times an event type offers: minutes of notice, dates after today, times within which slots begin. */
export type BookingLimits = {
  minimumBookingNotice: number;
  periodDays: DayCount | null;
  period: MinuteRange | null;
  showOptimizedSlots?: boolean;
};

/**
 * What of an asked range can hold slots at all, so that nothing is read in vain: nothing before the notice is over and
 * nothing after the period. A period of days is bounded generously, whatever the asker's calendar shows; one of times exactly, but
 * where its slots begin follows from the asked time before it, too; and from the time after it where starts are optimized, which compare
 * what fits until the end of free time: of a range that reaches into the period nothing is cut then. May be empty, with an end before its start.
 * @param now epoch ms
 */
export function offeredRange(
  asked: MinuteRange,
  { minimumBookingNotice, periodDays, period, showOptimizedSlots = false }: BookingLimits,
  length: number,
  now: number,
): MinuteRange {
  const minute = floorMinute(now);
  // The last slot may end after the period, but begins in it.
  const lastEnd = Math.min(
    periodDays === null ? Infinity : endOfPeriod(minute, periodDays) + length,
    period === null ? Infinity : period.end - 1 + length,
  );
  return {
    start:
      period !== null && asked.end <= period.start
        ? period.start
        : Math.max(asked.start, minute + minimumBookingNotice),
    end: showOptimizedSlots && asked.start < lastEnd ? asked.end : Math.min(asked.end, lastEnd),
  };
}

/** When the last date of a period is over everywhere: it began to be counted tomorrow at the latest, and lasts into the day after. */
const endOfPeriod = (now: Minute, periodDays: DayCount): Minute =>
  (dayAfter(Math.floor(now / minutesPerDay) + 1, periodDays) + 2) * minutesPerDay;
