import type { z } from "zod";
import type { schedule } from "../schedule-fields.ts";

/** Weekly hours, or the hours of one date: a row of `Availability`. */
type HoursRow = { days: number[]; startTime: Date; endTime: Date; date: Date | null };

/** A schedule as a team file has it. A date that opens and closes at the same time is closed. */
export function exportSchedule(
  { timeZone, availability }: { timeZone: string | null; availability: readonly HoursRow[] },
  usersTimeZone: string,
): z.input<typeof schedule> {
  return {
    timeZone: timeZone ?? usersTimeZone,
    availability: availability.flatMap(({ days, date, ...times }) =>
      date === null ? [{ days, ...clock(times) }] : [],
    ),
    overrides: availability.flatMap(({ date, ...times }) => {
      if (date === null) return [];
      const { startTime, endTime } = clock(times);
      const day = date.toISOString().slice(0, "YYYY-MM-DD".length);
      return [startTime === endTime ? { date: day } : { date: day, startTime, endTime }];
    }),
  };
}

const clock = ({ startTime, endTime }: Pick<HoursRow, "startTime" | "endTime">) => ({
  startTime: hoursAndMinutes(startTime),
  endTime: hoursAndMinutes(endTime),
});

/** Of a TIME column: a time on the epoch's day, in UTC. */
const hoursAndMinutes = (time: Date) =>
  time.toISOString().slice("YYYY-MM-DDT".length, "YYYY-MM-DDThh:mm".length);
