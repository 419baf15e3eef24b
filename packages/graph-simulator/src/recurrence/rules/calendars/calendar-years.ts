import type { DayNumber } from "../../../time/day.ts";

/** A month of one year: its code as in Temporal (`M05`, leap months `M05L`), its first day and its number of days. */
export type CalendarMonth = { code: string; first: DayNumber; length: number };
/** A year of some calendar, with its months in order. */
export type CalendarYear = { first: DayNumber; length: number; months: CalendarMonth[] };
/** The years of one calendar. */
export type CalendarYears = {
  year: (number: number) => CalendarYear;
  /** The number of the year that a day lies in. */
  yearOf: (day: DayNumber) => number;
};

/** A year of these months, given by the first days of each and, last, of the year after it. */
export function yearOfMonths(firsts: readonly DayNumber[], codeOf: (index: number) => string): CalendarYear {
  const first = firsts[0] ?? 0;
  const months = firsts.slice(0, -1).map((start, index) => ({
    code: codeOf(index),
    first: start,
    length: (firsts[index + 1] ?? start) - start,
  }));
  return { first, length: (firsts.at(-1) ?? first) - first, months };
}

/** `M05`, or `M05L` for a leap month. */
export function monthCode(month: number, isLeap: boolean): string {
  return `M${String(month).padStart(2, "0")}${isLeap ? "L" : ""}`;
}
