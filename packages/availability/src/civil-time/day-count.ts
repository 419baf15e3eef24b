import { type CivilDay, civilDay, dateOf, weekdayOf } from "./civil-day.ts";

/** So many days: every day counts, or only business days, which are Mondays to Fridays. */
export type DayCount = { count: number; of: "calendar_days" | "business_days" };

const [sunday, saturday] = [0, 6];
const businessDaysOfWeek = 5;

/** The day that comes so many days after another. */
export function dayAfter(day: CivilDay, { count, of }: DayCount): CivilDay {
  if (of === "calendar_days" || count === 0) return day + count;
  const weekday = weekdayOf(day);
  // From a weekend on, one counts as from its Friday.
  const from = day - (weekday === saturday ? 1 : weekday === sunday ? 2 : 0);
  const sinceMonday = weekdayOf(from) - 1 + count;
  const weeks = Math.floor(sinceMonday / businessDaysOfWeek);
  return from - (weekdayOf(from) - 1) + weeks * 7 + (sinceMonday % businessDaysOfWeek);
}

/** The same of dates as `YYYY-MM-DD`; none is after 9999-12-31, up to which such texts sort as the dates do. */
export const dateAfter = (date: string, days: DayCount): string =>
  dateOf(Math.min(dayAfter(civilDay(date), days), lastDay));

const lastDay = civilDay("9999-12-31");

/** Whether a date, `YYYY-MM-DD`, is none of a weekend. */
export const isBusinessDay = (date: string): boolean =>
  ![sunday, saturday].includes(weekdayOf(civilDay(date)));
