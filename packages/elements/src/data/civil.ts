/**
 * Civil times in the zone that was asked for, as the server wrote them: `2026-12-01T10:00`. They sort as text. A browser's own rules of
 * zones play no part.
 */
export type Civil = string;

/** Of an ISO time with an offset. */
export const civilOf = (iso: string): Civil => iso.slice(0, "YYYY-MM-DDTHH:MM".length);

/** What is a civil time, to the minute; nothing where it is none. */
export function civilIn(text: string): Civil | "" {
  const civil = civilOf(text);
  const isCivil = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(civil) && !Number.isNaN(Date.parse(`${civil}Z`));
  return isCivil && civilAfter(civil, 0) === civil ? civil : "";
}

/** So many minutes later on the clock. */
export const civilAfter = (civil: Civil, minutes: number): Civil =>
  civilOf(new Date(Date.parse(`${civil}Z`) + minutes * 60_000).toISOString());

/** Dates in a row, from one on or from so many days after it. @param date `YYYY-MM-DD` */
export const datesFrom = (date: string, count: number, after = 0): string[] =>
  Array.from({ length: count }, (_, day) =>
    civilAfter(`${date}T00:00`, (after + day) * 1440).slice(0, date.length),
  );

/** All dates of a month, `YYYY-MM`. */
export const datesOfMonth = (month: string): string[] =>
  datesFrom(`${month}-01`, 31).filter((date) => date.startsWith(month));

/** The month so many later. */
export function monthAfter(month: string, count: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + count)).toISOString().slice(0, "YYYY-MM".length);
}

/** 0 is Sunday. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00Z`).getUTCDay();

/** Today's date by UTC: what is over isn't offered by the server, whatever the zone. @param now epoch ms */
export const todayAt = (now: number): string => new Date(now).toISOString().slice(0, "YYYY-MM-DD".length);

/** The zone that the browser is in, by its name. */
export const browserZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
