import type { DayNumber, WallMs } from "../../time/day.ts";
import { DAY_MS, dayOf, weekdayOf } from "../../time/day.ts";
import type { CalendarMonth, CalendarYears } from "./calendars/calendar-years.ts";

/** Where a day lies in a calendar: its year, its month (by position in the year) and its day of the month. */
export type PlacedDay = {
  day: DayNumber;
  year: number;
  monthIndex: number;
  month: CalendarMonth;
  dayOfMonth: number;
};

/** What a rule takes from its DTSTART where its parts don't say it. */
export type RuleAnchor = PlacedDay & {
  wall: WallMs;
  weekday: number;
  hour: number;
  minute: number;
  second: number;
};

/** Finds a day in a calendar. */
export function placeDay(years: CalendarYears, day: DayNumber): PlacedDay {
  const year = years.yearOf(day);
  const { first, months } = years.year(year);
  // Months are 28 days at least, all but Ethiopia's last: so the guess is at most one too high for each that is longer.
  let monthIndex = Math.min(months.length - 1, Math.floor((day - first) / 28));
  while (monthIndex > 0 && (months[monthIndex]?.first ?? 0) > day) monthIndex -= 1;
  const month = months[monthIndex] ?? { code: "", first: day, length: 1 };
  return { day, year, monthIndex, month, dayOfMonth: day - month.first + 1 };
}

/** The anchor of a rule that starts at `wall`. */
export function anchorOf(years: CalendarYears, wall: WallMs): RuleAnchor {
  const day = dayOf(wall);
  const seconds = Math.floor((wall - day * DAY_MS) / 1000);
  return {
    ...placeDay(years, day),
    wall,
    weekday: weekdayOf(day),
    hour: Math.floor(seconds / 3600),
    minute: Math.floor(seconds / 60) % 60,
    second: seconds % 60,
  };
}
