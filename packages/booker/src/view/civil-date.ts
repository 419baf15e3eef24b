import { addMonths, type Month } from "@calcache/availability";
import { getDayOfWeek, parseDate } from "@internationalized/date";

/** A date in the visitor's zone, `YYYY-MM-DD`; sorts as text. */
export type CivilDate = string;

export const addDays = (date: CivilDate, days: number): CivilDate => parseDate(date).add({ days }).toString();

export const monthOfDate = (date: CivilDate): Month => date.slice(0, "YYYY-MM".length);

/** 1 is Monday, 7 is Sunday. */
export const dayOfWeek = (date: CivilDate): number => getDayOfWeek(parseDate(date), "en", "mon") + 1;

export function datesOfMonth(month: Month): CivilDate[] {
  const end = `${addMonths(month, 1)}-01`;
  const dates: CivilDate[] = [];
  for (let date = `${month}-01`; date < end; date = addDays(date, 1)) dates.push(date);
  return dates;
}

export const datesFrom = (first: CivilDate, count: number): CivilDate[] =>
  Array.from({ length: count }, (_, day) => addDays(first, day));
