import { addMonths, type Month } from "@calcache/availability";
import { parseDate } from "@internationalized/date";

/** A date in the visitor's zone, `YYYY-MM-DD`; sorts as text. */
export type CivilDate = string;

export const addDays = (date: CivilDate, days: number): CivilDate => parseDate(date).add({ days }).toString();

export const monthOfDate = (date: CivilDate): Month => date.slice(0, "YYYY-MM".length);

export function datesOfMonth(month: Month): CivilDate[] {
  const end = `${addMonths(month, 1)}-01`;
  const dates: CivilDate[] = [];
  for (let date = `${month}-01`; date < end; date = addDays(date, 1)) dates.push(date);
  return dates;
}

export const datesFrom = (first: CivilDate, count: number): CivilDate[] =>
  Array.from({ length: count }, (_, day) => addDays(first, day));
