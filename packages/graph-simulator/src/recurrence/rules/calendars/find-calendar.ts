import type { DayNumber } from "../../../time/day.ts";
import type { CalendarYear, CalendarYears } from "./calendar-years.ts";
import { chineseYears } from "./chinese-years.ts";
import { gregorianYears } from "./gregorian-years.ts";
import { temporalYears } from "./temporal-years.ts";

/** Names that RFC 7529 takes from CLDR, and that Temporal has in another form. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ["gregorian", "gregory"],
  ["ethiopic-amete-alem", "ethioaa"],
  ["islamicc", "islamic-civil"],
]);
const found = new Map<string, CalendarYears | null>();

/** The years of the calendar that an RSCALE names, in any case; null if it isn't known here. */
export function findCalendar(scale: string): CalendarYears | null {
  const name = scale.toLowerCase();
  const known = found.get(name);
  if (known !== undefined) return known;
  const named = yearsNamed(OTHER_NAMES.get(name) ?? name);
  const years = named === null ? null : remembering(named);
  found.set(name, years);
  return years;
}

function yearsNamed(name: string): CalendarYears | null {
  switch (name) {
    case "gregory":
      return gregorianYears;
    case "chinese":
      return chineseYears;
    default:
      return temporalYears(name);
  }
}

/** Days are asked for in order, so the year of the last one is nearly always that of the next. */
function remembering(years: CalendarYears): CalendarYears {
  const known = new Map<number, CalendarYear>();
  let last: { number: number; first: DayNumber; length: number } | undefined;

  function year(number: number): CalendarYear {
    const found = known.get(number) ?? years.year(number);
    known.set(number, found);
    return found;
  }

  return {
    year,
    yearOf: (day) => {
      if (last !== undefined && day >= last.first && day < last.first + last.length) return last.number;
      const number = years.yearOf(day);
      const { first, length } = year(number);
      last = { number, first, length };
      return number;
    },
  };
}
