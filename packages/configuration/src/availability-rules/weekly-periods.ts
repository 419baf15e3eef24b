import type { WrittenHours } from "../schedules/stored-hours.ts";

/** The days of the week by their names, in the order of their numbers: 0 is Sunday. */
export const weekdays = [
  "sunday",
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
] as const;

/** Hours of one day of each week, in `HH:MM`. An end before the start is on the next day. */
export type WeeklyPeriod = { day: (typeof weekdays)[number]; startTime: string; endTime: string };

type WeeklyHours = WrittenHours["availability"];

/** The periods of weekly hours, from Monday on. */
export const periodsOf = (hours: WeeklyHours): WeeklyPeriod[] =>
  [1, 2, 3, 4, 5, 6, 0].flatMap((day) =>
    hours
      .filter(({ days }) => days.includes(day))
      .map(({ startTime, endTime }) => ({ day: weekdays[day] ?? "sunday", startTime, endTime }))
      .toSorted((a, b) => a.startTime.localeCompare(b.startTime)),
  );

/** The other way round: days with the same hours are one entry, as people write them. */
export const hoursOf = (periods: readonly WeeklyPeriod[]): WeeklyHours =>
  [...Map.groupBy(periods, ({ startTime, endTime }) => `${startTime} ${endTime}`).values()].flatMap(
    (equal) => {
      const [first] = equal;
      const days = equal.map(({ day }) => weekdays.indexOf(day)).toSorted((a, b) => a - b);
      return first ? [{ days: [...new Set(days)], startTime: first.startTime, endTime: first.endTime }] : [];
    },
  );
