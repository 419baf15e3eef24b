import { DAY_MS } from "../../../time/day.ts";
import type { CalendarYear, CalendarYears } from "./calendar-years.ts";
import { monthCode, yearOfMonths } from "./calendar-years.ts";

/** The Gregorian calendar, by arithmetic: nearly every rule is in it. */
export const gregorianYears: CalendarYears = {
  year: (number): CalendarYear => {
    const firsts = Array.from(
      { length: 13 },
      (_, month) => new Date(0).setUTCFullYear(number, month, 1) / DAY_MS,
    );
    return yearOfMonths(firsts, (index) => monthCode(index + 1, false));
  },
  yearOf: (day) => new Date(day * DAY_MS).getUTCFullYear(),
};
