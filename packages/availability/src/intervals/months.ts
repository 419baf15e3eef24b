import { clip } from "./interval-algebra.ts";
import type { Intervals } from "./intervals.ts";
import { floorMinute, type Minute, type MinuteRange } from "./minutes.ts";

/** A UTC calendar month, `YYYY-MM`; sorts as text. */
export type Month = string;

/** The month that a minute lies in. */
export function monthOf(minute: Minute): Month {
  return new Date(minute * 60_000).toISOString().slice(0, 7);
}

/** The minutes of a month. */
export function monthRange(month: Month): MinuteRange {
  const [year, monthOfYear] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  return { start: firstMinute(year, monthOfYear), end: firstMinute(year, monthOfYear + 1) };
}

/** The months that a range touches, in order; none for an empty range. */
export function monthsIn(range: MinuteRange): Month[] {
  const months: Month[] = [];
  if (range.start >= range.end) return months;
  const last = monthOf(range.end - 1);
  for (let month = monthOf(range.start); month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** The month `count` months later; earlier, if negative. */
export function addMonths(month: Month, count: number): Month {
  const [year = Number.NaN, monthOfYear = Number.NaN] = month.split("-").map(Number);
  return new Date(Date.UTC(year, monthOfYear - 1 + count)).toISOString().slice(0, 7);
}

/** Cuts a set at month borders. Every asked month has an entry, empty if nothing lies in it; other months have none. */
export function splitByMonth(a: Intervals, months: readonly Month[]): Map<Month, Intervals> {
  return new Map(months.map((month) => [month, clip(a, monthRange(month))]));
}

function firstMinute(year: number, monthOfYear: number): Minute {
  return floorMinute(Date.UTC(year, monthOfYear - 1));
}
