import type { DayNumber } from "../../time/day.ts";
import { weekdayOf } from "../../time/day.ts";
import { fitsWeekday, weeksOf } from "./day-ranges.ts";
import type { RecurrenceRule } from "./recurrence-rule.ts";
import type { RuleAnchor } from "./rule-anchor.ts";
import { placeDay } from "./rule-anchor.ts";

/** Whether the parts that limit weeks, days and shorter periods allow a day (the table of RFC 5545, 3.3.10). */
export function dayFits(rule: RecurrenceRule, anchor: RuleAnchor, day: DayNumber): boolean {
  const { byMonth, byMonthDay, byDay, freq } = rule;
  if (byMonth !== null || byMonthDay !== null) {
    const { month, dayOfMonth } = placeDay(rule.years, day);
    if (byMonth?.includes(month.code) === false) return false;
    if (byMonthDay !== null && !isPlace(byMonthDay, dayOfMonth, month.length)) return false;
  }
  if (!fitsYear(rule, day)) return false;
  if (byDay !== null) return fitsWeekday(byDay, day, []);
  return freq !== "WEEKLY" || weekdayOf(day) === anchor.weekday;
}

/** Whether BYYEARDAY and BYWEEKNO allow a day, read as limits in rules of less than a year. */
export function fitsYear({ years, byYearDay, byWeekNo, weekStart }: RecurrenceRule, day: DayNumber): boolean {
  if (byYearDay === null && byWeekNo === null) return true;
  const number = years.yearOf(day);
  const { first, length } = years.year(number);
  if (byYearDay !== null && !isPlace(byYearDay, day - first + 1, length)) return false;
  if (byWeekNo === null) return true;
  const weeks = [number - 1, number, number + 1].map((year) => weeksOf(years, year, weekStart));
  const own = weeks.find((year) => day >= year.first && day < year.first + year.count * 7);
  return own !== undefined && isPlace(byWeekNo, Math.floor((day - own.first) / 7) + 1, own.count);
}

function isPlace(places: readonly number[], place: number, length: number): boolean {
  return places.includes(place) || places.includes(place - length - 1);
}
