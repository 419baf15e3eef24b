/** A date on somebody's calendar, `YYYY-MM-DD`; sorts as text. */
export type CivilDate = string;

/** `YYYY-MM`; sorts as text. */
type Month = string;

const dateOf = (instant: number): CivilDate => new Date(instant).toISOString().slice(0, "YYYY-MM-DD".length);
const midnight = (date: CivilDate) => Date.parse(`${date}T00:00Z`);

/** Whether a text is a date that there is, in a year of four digits. */
export const isCivilDate = (text: string): boolean =>
  /^[1-9]\d{3}-\d\d-\d\d$/.test(text) && !Number.isNaN(midnight(text)) && dateOf(midnight(text)) === text;

export const addDays = (date: CivilDate, days: number): CivilDate =>
  dateOf(midnight(date) + days * 86_400_000);

export const monthOfDate = (date: CivilDate): Month => date.slice(0, "YYYY-MM".length);

/** The month so many later. */
export function monthAfter(month: Month, count: number): Month {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return monthOfDate(dateOf(Date.UTC(year, number - 1 + count)));
}

/** Dates in a row, from one on. */
export const datesFrom = (first: CivilDate, count: number): CivilDate[] =>
  Array.from({ length: count }, (_, day) => addDays(first, day));

export const datesOfMonth = (month: Month): CivilDate[] =>
  datesFrom(`${month}-01`, 31).filter((date) => monthOfDate(date) === month);
