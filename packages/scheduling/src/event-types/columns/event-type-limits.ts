import {
  type DayCount,
  floorMinute,
  localDate,
  type MinuteRange,
  parseAskedRange,
} from "@calcache/availability";
import { readEventTypeMetadata } from "./event-type-metadata.ts";

/** The columns of an event type that limit on which dates, at which minutes and how long it can be booked. */
export type LimitColumns = {
  length: number;
  offsetStart: number;
  onlyShowFirstAvailableSlot: boolean;
  showOptimizedSlots: boolean | null;
  periodType: "UNLIMITED" | "ROLLING" | "ROLLING_WINDOW" | "RANGE";
  periodDays: number | null;
  periodCountCalendarDays: boolean | null;
  periodStartDate: Date | null;
  periodEndDate: Date | null;
  metadata: unknown;
};

/** Which dates an event type offers, which lengths, and with how many hosts. */
export type EventTypeLimits = {
  /** How many dates after today are offered; null for all. */
  periodDays: DayCount | null;
  /** How many dates that have a slot are offered, from today on; null for all. */
  bookableDays: DayCount | null;
  /** Slots begin within it: some dates in the event type's zone; null for any time. */
  period: MinuteRange | null;
  /** Minutes that starts come after a clock mark. */
  offsetStart: number;
  /** Whether of each date the first slot alone is shown. */
  onlyShowFirstAvailableSlot: boolean;
  /** Whether free times begin where most slots fit, instead of at a mark of the interval. */
  showOptimizedSlots: boolean;
  /** Whether every start that can be booked is offered, instead of those on cal.com's grid. */
  everyStart: boolean;
  /** Of a round robin, or of each of its groups: how many of its hosts take part who aren't fixed. */
  requiredHosts: number;
  /** Minutes that may be asked for as duration; null leaves it to the asker. */
  lengths: readonly number[] | null;
};

/**
 * Reads the limits. cal.com's picker stores a period's dates as local midnights.
 * @param timeZone the event type's, in which they are read
 * @param report told of a column that can't be read
 */
export function eventTypeLimits(
  row: LimitColumns,
  timeZone: string,
  report: (column: string) => void,
): EventTypeLimits {
  const { periodType, periodStartDate: first, periodEndDate: last } = row;
  // Without a number cal.com takes none, and without a word on calendar days it counts business days.
  const periodDays: DayCount = {
    count: Math.max(row.periodDays ?? 0, 0),
    of: row.periodCountCalendarDays ? "calendar_days" : "business_days",
  };
  return {
    periodDays: periodType === "ROLLING" ? periodDays : null,
    bookableDays: periodType === "ROLLING_WINDOW" ? periodDays : null,
    period: periodType === "RANGE" && first && last ? wholeDates(first, last, timeZone) : null,
    offsetStart: stepMinutes(row.offsetStart) ?? 0,
    onlyShowFirstAvailableSlot: row.onlyShowFirstAvailableSlot,
    showOptimizedSlots: row.showOptimizedSlots === true,
    ...readEventTypeMetadata(row.metadata, row.length, report),
  };
}

/** Minutes between starts, as cal.com takes them: 0 is none, and no step goes backwards. */
export const stepMinutes = (stored: number | null): number | null => (stored ? Math.max(1, stored) : null);

/** A period that begins before the first or ends after the last isn't bounded there. In every zone they have a date that can be asked for. */
const [firstBound, lastBound] = [Date.UTC(1970, 0, 2), Date.UTC(9999, 11, 30)];

function wholeDates(first: Date, last: Date, timeZone: string): MinuteRange {
  const dateOf = (instant: Date) =>
    localDate(floorMinute(Math.min(Math.max(instant.getTime(), firstBound), lastBound)), timeZone);
  const range = parseAskedRange(dateOf(first), dateOf(last), timeZone);
  return range.ok ? range.value : { start: 0, end: 0 };
}
