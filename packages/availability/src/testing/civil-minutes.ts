import type { Minute, MinuteRange } from "../intervals/minutes.ts";

/** What a clock on the wall and a calendar beside it show during one minute. */
export type CivilMinute = { date: string; minuteOfDay: number };

/** Asks `Intl` for every single minute of a range: slow, and independent of the code under test. */
export function civilMinutes(timeZone: string, range: MinuteRange): CivilMinute[] {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  return Array.from({ length: range.end - range.start }, (_, i) => {
    const [date = "", time = ""] = format.format((range.start + i) * 60_000).split(" ");
    const [hours = Number.NaN, minutes = Number.NaN] = time.split(":").map(Number);
    return { date, minuteOfDay: hours * 60 + minutes };
  });
}

/** Reads the minutes of one range; each zone is asked for once. */
export function civilReader(range: MinuteRange): (minute: Minute, timeZone: string) => CivilMinute {
  const known = new Map<string, CivilMinute[]>();
  return (minute, timeZone) => {
    const minutes = known.get(timeZone) ?? civilMinutes(timeZone, range);
    known.set(timeZone, minutes);
    const civil = minutes[minute - range.start];
    if (civil === undefined) throw new RangeError(`the minute ${minute} lies outside the test's range`);
    return civil;
  };
}

/** The calendar date a number of days later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, "YYYY-MM-DD".length);
}

/** 0 is Sunday. */
export const weekdayOf = (date: string): number => new Date(date).getUTCDay();
