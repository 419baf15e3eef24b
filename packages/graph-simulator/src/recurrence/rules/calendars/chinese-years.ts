import { LunarYear } from "tyme4ts";
import type { CalendarYear, CalendarYears } from "./calendar-years.ts";
import { monthCode, yearOfMonths } from "./calendar-years.ts";
import { gregorianYears } from "./gregorian-years.ts";

const EPOCH_JULIAN_DAY = 2_440_587.5;

/**
 * The Chinese calendar by the Gregorian year that its years begin in. Not from Intl, whose new moons are minutes off: it begins
 * 2027 on 7 February, and China on the 6th (findings/intl-chinese-new-year.sh).
 */
export const chineseYears: CalendarYears = {
  year: yearNumbered,
  yearOf: (day) => {
    const number = gregorianYears.yearOf(day);
    return day < yearNumbered(number).first ? number - 1 : number;
  },
};

function yearNumbered(number: number): CalendarYear {
  const months = LunarYear.fromYear(number).getMonths();
  const firsts = [Math.floor((months[0]?.getFirstJulianDay().getDay() ?? 0) - EPOCH_JULIAN_DAY)];
  for (const month of months) firsts.push((firsts.at(-1) ?? 0) + month.getDayCount());
  return yearOfMonths(firsts, (index) =>
    monthCode(months[index]?.getMonth() ?? 0, months[index]?.isLeap() ?? false),
  );
}
