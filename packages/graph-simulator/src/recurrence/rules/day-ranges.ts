import type { DayNumber } from "../../time/day.ts";
import { weekdayOf } from "../../time/day.ts";
import type { CalendarYears } from "./calendars/calendar-years.ts";
import type { RecurrenceRule } from "./recurrence-rule.ts";

/** Days in a row: a year, a month, a week. */
export type DayRange = { first: DayNumber; length: number };

/** All days of a range. */
export function everyDay({ first, length }: DayRange): DayNumber[] {
  return Array.from({ length }, (_, index) => first + index);
}

/** Days of a range by their places, of which negative ones count from the end; what the range lacks is left out. */
export function placesIn({ first, length }: DayRange, places: readonly number[]): DayNumber[] {
  const days = places
    .filter((place) => Math.abs(place) <= length)
    .map((place) => (place > 0 ? first + place - 1 : first + length + place));
  return sortedSet(days);
}

/** Whether a day is one of these weekdays; an nth one of the range among `domains` that the day lies in. */
export function fitsWeekday(
  days: NonNullable<RecurrenceRule["byDay"]>,
  day: DayNumber,
  domains: readonly DayRange[],
): boolean {
  const weekday = weekdayOf(day);
  return days.some((one) => {
    if (one.weekday !== weekday) return false;
    if (one.nth === 0) return true;
    const domain = domains.find(({ first, length }) => day >= first && day < first + length);
    if (domain === undefined) return false;
    const place = day - domain.first;
    return one.nth > 0
      ? Math.floor(place / 7) + 1 === one.nth
      : Math.floor((domain.length - 1 - place) / 7) + 1 === -one.nth;
  });
}

/** The first day of a year's first week, which is the first with at least four days in the year, and how many it has. */
export function weeksOf(
  years: CalendarYears,
  number: number,
  weekStart: number,
): { first: DayNumber; count: number } {
  const first = firstWeek(years.year(number).first, weekStart);
  const next = firstWeek(years.year(number + 1).first, weekStart);
  return { first, count: (next - first) / 7 };
}

function firstWeek(firstDay: DayNumber, weekStart: number): DayNumber {
  const fourth = firstDay + 3;
  return fourth - ((weekdayOf(fourth) - weekStart + 7) % 7);
}

/** What is in each of these sorted sets. */
export function intersection(sets: readonly DayNumber[][]): DayNumber[] {
  const [smallest = [], ...others] = sets.toSorted((a, b) => a.length - b.length);
  const members = others.map((set) => new Set(set));
  return smallest.filter((day) => members.every((set) => set.has(day)));
}

/** Sorted, each once. */
export function sortedSet(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
