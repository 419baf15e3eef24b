import type { DayNumber } from "../../time/day.ts";
import { weekdayOf } from "../../time/day.ts";
import type { CalendarMonth } from "./calendars/calendar-years.ts";
import { fitsYear } from "./day-limits.ts";
import type { DayRange } from "./day-ranges.ts";
import { everyDay, fitsWeekday, intersection, placesIn, weeksOf } from "./day-ranges.ts";
import type { RecurrenceRule } from "./recurrence-rule.ts";
import type { RuleAnchor } from "./rule-anchor.ts";
import { daysOfMonths, monthsNamed } from "./skipped-days.ts";

/** The days that a YEARLY rule means in the year of this number, sorted (the table of RFC 5545, 3.3.10). */
export function daysOfYear(rule: RecurrenceRule, anchor: RuleAnchor, number: number): DayNumber[] {
  const { byWeekNo, byYearDay, byDay } = rule;
  const { byMonth, byMonthDay } = withAnchor(rule, anchor);
  // The first and the last week of a year reach into the years beside it, whose months and days they take.
  const years = byWeekNo === null ? [number] : [number - 1, number, number + 1];
  const months = years.flatMap((year) =>
    byMonth === null ? rule.years.year(year).months : monthsNamed(rule, year, byMonth),
  );
  const sets: DayNumber[][] = [];
  if (byMonthDay !== null) sets.push(daysOfMonths(rule, months, byMonthDay));
  else if (byMonth !== null) sets.push(months.flatMap(everyDay));
  if (byYearDay !== null) sets.push(years.flatMap((year) => placesIn(rule.years.year(year), byYearDay)));
  if (byWeekNo !== null) sets.push(daysOfWeeks(rule, number, byWeekNo));
  const days = sets.length === 0 ? everyDay(rule.years.year(number)) : intersection(sets);
  if (byDay !== null) {
    const domains: DayRange[] = byMonth === null ? [rule.years.year(number)] : months;
    return days.filter((day) => fitsWeekday(byDay, day, domains));
  }
  const isWholeWeek = byWeekNo !== null && byMonthDay === null && byYearDay === null;
  return isWholeWeek ? days.filter((day) => weekdayOf(day) === anchor.weekday) : days;
}

/**
 * The month and the day of the month that a yearly rule takes from its DTSTART: where nothing says a day, the day, and where no
 * other part says when in the year, the month (3.3.10; RFC 8984, 4.3.3).
 */
function withAnchor({ byMonth, byWeekNo, byYearDay, byMonthDay, byDay }: RecurrenceRule, anchor: RuleAnchor) {
  if (byWeekNo !== null || byYearDay !== null || byDay !== null) return { byMonth, byMonthDay };
  return { byMonth: byMonth ?? [anchor.month.code], byMonthDay: byMonthDay ?? [anchor.dayOfMonth] };
}

/** The days that a MONTHLY rule means in a month, sorted. */
export function daysOfMonth(rule: RecurrenceRule, anchor: RuleAnchor, month: CalendarMonth): DayNumber[] {
  const { byMonth, byMonthDay, byDay } = rule;
  if (byMonth?.includes(month.code) === false) return [];
  const places = byMonthDay ?? (byDay === null ? [anchor.dayOfMonth] : null);
  const days = places === null ? everyDay(month) : daysOfMonths(rule, [month], places);
  return days.filter((day) => (byDay === null || fitsWeekday(byDay, day, [month])) && fitsYear(rule, day));
}

/** The days of weeks of a year by their numbers. */
function daysOfWeeks(rule: RecurrenceRule, number: number, weeks: readonly number[]): DayNumber[] {
  const { first, count } = weeksOf(rule.years, number, rule.weekStart);
  const chosen = weeks.map((week) => (week > 0 ? week : count + 1 + week));
  return [...new Set(chosen)]
    .filter((week) => week >= 1 && week <= count)
    .sort((a, b) => a - b)
    .flatMap((week) => everyDay({ first: first + (week - 1) * 7, length: 7 }));
}
