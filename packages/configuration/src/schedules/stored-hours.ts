import type { ScheduleEntry } from "../fields/schedule-fields.ts";

/** A row of `Availability`: weekly hours, or the hours of one date. Times are on the epoch's day, in UTC; a date is its UTC midnight. */
export type StoredHours = { days: number[]; startTime: Date; endTime: Date; date: Date | null };

/** Hours as people write them: times as `HH:MM`, dates as `YYYY-MM-DD`. */
export type WrittenHours = Pick<ScheduleEntry, "availability" | "overrides">;

/** A date without times is stored as one that opens and closes at midnight: closed. */
export function toStoredHours({ availability, overrides }: WrittenHours): StoredHours[] {
  return [
    ...availability.map(({ days, startTime, endTime }) => ({
      days: [...new Set(days)].toSorted(),
      startTime: timeOf(startTime),
      endTime: timeOf(endTime),
      date: null,
    })),
    ...overrides.map(({ date, startTime, endTime }) => {
      const isClosed = startTime === endTime;
      return {
        days: [],
        startTime: timeOf(isClosed ? "00:00" : startTime),
        endTime: timeOf(isClosed ? "00:00" : endTime),
        date: new Date(`${date}T00:00:00Z`),
      };
    }),
  ];
}

/** The other way round. A date that opens and closes at the same time is closed. */
export function toWrittenHours(rows: readonly StoredHours[]): WrittenHours {
  return {
    availability: rows.flatMap(({ days, date, ...times }) =>
      date === null ? [{ days, ...clock(times) }] : [],
    ),
    overrides: rows.flatMap(({ date, ...times }) => {
      if (date === null) return [];
      const { startTime, endTime } = clock(times);
      const day = date.toISOString().slice(0, "YYYY-MM-DD".length);
      return [startTime === endTime ? { date: day } : { date: day, startTime, endTime }];
    }),
  };
}

const timeOf = (time = "00:00") => new Date(`1970-01-01T${time}:00Z`);

const clock = ({ startTime, endTime }: Pick<StoredHours, "startTime" | "endTime">) => ({
  startTime: hoursAndMinutes(startTime),
  endTime: hoursAndMinutes(endTime),
});

const hoursAndMinutes = (time: Date) =>
  time.toISOString().slice("YYYY-MM-DDT".length, "YYYY-MM-DDThh:mm".length);
