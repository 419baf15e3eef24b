import { Temporal } from "temporal-polyfill/full";
import type { DayNumber } from "../../../time/day.ts";
import { DAY_MS } from "../../../time/day.ts";
import type { CalendarYears } from "./calendar-years.ts";
import { yearOfMonths } from "./calendar-years.ts";

/** The years of a calendar by Temporal's identifier of it; null if Temporal has none of that name. */
export function temporalYears(calendar: string): CalendarYears | null {
  try {
    Temporal.PlainDate.from("1970-01-01").withCalendar(calendar);
  } catch {
    return null;
  }
  const monthOf = (year: number, month: number) => Temporal.PlainDate.from({ year, month, day: 1, calendar });
  return {
    year: (number) => {
      const count = monthOf(number, 1).monthsInYear;
      const months = Array.from({ length: count }, (_, index) => monthOf(number, index + 1));
      const firsts = [...months, monthOf(number + 1, 1)].map(dayNumber);
      return yearOfMonths(firsts, (index) => months[index]?.monthCode ?? "");
    },
    yearOf: (day) => dateOf(day).withCalendar(calendar).year,
  };
}

function dateOf(day: DayNumber): Temporal.PlainDate {
  return Temporal.PlainDate.from("1970-01-01").add({ days: day });
}

function dayNumber(date: Temporal.PlainDate): DayNumber {
  return Date.parse(date.withCalendar("iso8601").toString()) / DAY_MS;
}
