import type { DayNumber } from "../../time/day.ts";
import type { CalendarMonth } from "./calendars/calendar-years.ts";
import { placesIn, sortedSet } from "./day-ranges.ts";
import type { RecurrenceRule } from "./recurrence-rule.ts";

/**
 * The months of a year with these codes, in order. A leap month that the year lacks is left out, or is the month before or after
 * its place (RFC 7529, 4.1: SKIP).
 */
export function monthsNamed(
  { years, skip }: RecurrenceRule,
  number: number,
  codes: readonly string[],
): CalendarMonth[] {
  const { months } = years.year(number);
  const places = codes.flatMap((code) => {
    const place = months.findIndex((month) => month.code === code);
    if (place >= 0 || skip === "OMIT") return place;
    const before = months.findLastIndex((month) => month.code < code);
    return skip === "BACKWARD" ? before : before + 1;
  });
  return sortedSet(places)
    .map((place) => months[place])
    .filter((month) => month !== undefined);
}

/** Days of months by their places in them; a day that a month lacks is left out, or is its last day or the one after (SKIP). */
export function daysOfMonths(
  { skip }: RecurrenceRule,
  months: readonly CalendarMonth[],
  places: readonly number[],
): DayNumber[] {
  return sortedSet(
    months.flatMap((month) => {
      const days = placesIn(month, places);
      if (skip === "OMIT" || places.every((place) => place <= month.length)) return days;
      return [...days, month.first + month.length - (skip === "BACKWARD" ? 1 : 0)];
    }),
  );
}
