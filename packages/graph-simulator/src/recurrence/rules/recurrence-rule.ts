import type { CalendarYears } from "./calendars/calendar-years.ts";

/** Frequencies of RFC 5545, longest period first. */
export const FREQUENCIES = [
  "YEARLY",
  "MONTHLY",
  "WEEKLY",
  "DAILY",
  "HOURLY",
  "MINUTELY",
  "SECONDLY",
] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** Two-letter codes of weekdays, in the order of `Date.getUTCDay()`. */
export const WEEKDAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"] as const;

/** What becomes of a day or month that a rule names and a year lacks (RFC 7529, 4.1). */
export const SKIPS = ["OMIT", "BACKWARD", "FORWARD"] as const;
export type Skip = (typeof SKIPS)[number];

/** The last moment at which a start may lie, inclusive: an instant, or what the wall clock of the series' zone shows. */
export type Until = { kind: "instant" | "wall"; ms: number };

/** A recurrence rule (RFC 5545, 3.3.10, and RFC 7529). A part that isn't there is null. */
export type RecurrenceRule = {
  freq: Frequency;
  interval: number;
  count: number | null;
  until: Until | null;
  /** 0 is Sunday. */
  weekStart: number;
  /** The calendar by which years, months and days are counted (RSCALE). */
  years: CalendarYears;
  skip: Skip;
  /** Month codes as in Temporal: `M05`, and `M05L` for the leap month after it. */
  byMonth: string[] | null;
  byWeekNo: number[] | null;
  byYearDay: number[] | null;
  byMonthDay: number[] | null;
  /** `nth` is 0 for every such weekday of the period. */
  byDay: { nth: number; weekday: number }[] | null;
  byHour: number[] | null;
  byMinute: number[] | null;
  bySecond: number[] | null;
  bySetPos: number[] | null;
};
