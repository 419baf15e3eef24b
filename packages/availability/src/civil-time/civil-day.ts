/** A civil date, as days since 1970-01-01. */
export type CivilDay = number;

export const MINUTES_PER_DAY = 1440;

const millisecondsPerDay = MINUTES_PER_DAY * 60_000;

/** @param date `YYYY-MM-DD` */
export const civilDay = (date: string): CivilDay => Date.parse(`${date}T00:00Z`) / millisecondsPerDay;

/** The day's date, `YYYY-MM-DD`. */
export const dateOf = (day: CivilDay): string =>
  new Date(day * millisecondsPerDay).toISOString().slice(0, "YYYY-MM-DD".length);

/** 0 is Sunday; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: CivilDay): number => (((day + 4) % 7) + 7) % 7;
