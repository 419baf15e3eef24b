import type { Schedule } from "@calcache/availability";

/** A schedule's hours as they are stored: times of day as times of 1970-01-01 UTC, a date for an override. */
export type AvailabilityRow = { days: number[]; startTime: Date; endTime: Date; date: Date | null };

export type ScheduleRow = { id: number; timeZone: string | null; availability: readonly AvailabilityRow[] };

/** A user's zone and schedules; `defaultScheduleId` names one of them. */
export type ScheduleOwner = {
  timeZone: string;
  defaultScheduleId: number | null;
  schedules: readonly ScheduleRow[];
};

/**
 * The schedule that counts for a host: the one chosen for them here, else the event type's, else their own default.
 * A host without any has no working hours.
 */
export function hostSchedule(
  user: ScheduleOwner,
  chosen: ScheduleRow | null,
  eventTypes: ScheduleRow | null,
): Schedule {
  const own = user.schedules.find(({ id }) => id === user.defaultScheduleId) ?? user.schedules[0];
  const row = chosen ?? eventTypes ?? own;
  const rows = row?.availability ?? [];
  return {
    timeZone: row?.timeZone ?? user.timeZone,
    availability: rows
      .filter(({ date }) => date === null)
      .map(({ days, startTime, endTime }) => ({ days, ...openTime({ startTime, endTime }) })),
    overrides: rows.flatMap(({ date, startTime, endTime }) =>
      date ? [{ date: date.toISOString().slice(0, 10), ...openTime({ startTime, endTime }) }] : [],
    ),
  };
}

const openTime = ({ startTime, endTime }: { startTime: Date; endTime: Date }) => ({
  startTime: minuteOfDay(startTime),
  endTime: minuteOfDay(endTime),
});

const minuteOfDay = (time: Date) => time.getUTCHours() * 60 + time.getUTCMinutes();

/** Makes equal schedules one object, of which `findSlots` works the hours out once: teams mostly keep the same. */
export function schedulePool(): (schedule: Schedule) => Schedule {
  const pool = new Map<string, Schedule>();
  return (schedule) => {
    const text = JSON.stringify(schedule);
    const known = pool.get(text) ?? schedule;
    pool.set(text, known);
    return known;
  };
}
