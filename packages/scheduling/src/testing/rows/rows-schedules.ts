import type { Schedule } from "@calcache/availability";
import type { HostRow, ScheduleRow, TeamRows } from "./rows.ts";

const usualHours = { days: [1, 2, 3, 4, 5], startTime: 9 * 60, endTime: 17 * 60, date: null };

/** The schedule that counts for a host, in its zone. */
export function scheduleOf(rows: TeamRows, host: HostRow): Schedule {
  const { users, schedules, absences, holidays, eventTypes } = rows;
  const [eventType] = eventTypes;
  const user = users.find(({ id }) => id === host.userId);
  const schedule =
    schedules.find(({ id }) => id === eventType.scheduleId) ??
    schedules.find(({ id }) => id === host.scheduleId) ??
    defaultScheduleOf(rows, host.userId);
  const isDefault = schedule !== undefined && schedule === defaultScheduleOf(rows, host.userId);
  const stored = schedule?.timeZone ?? eventType.timeZone ?? user?.timeZone ?? "";
  return {
    ...hoursOf(schedule?.hours ?? [usualHours]),
    ...travelsOf(rows, isDefault ? host.userId : null, stored),
    absences: [
      ...absences.filter(({ userId }) => userId === host.userId),
      ...holidays
        .filter(({ countryCode }) => countryCode === user?.holidays?.countryCode)
        .filter(({ eventId }) => !user?.holidays?.disabledIds.includes(eventId))
        .map(({ date }) => ({ first: date, last: date })),
    ],
  };
}

function defaultScheduleOf({ users, schedules }: TeamRows, userId: number): ScheduleRow | undefined {
  const user = users.find(({ id }) => id === userId);
  const own = schedules.filter((schedule) => schedule.userId === userId);
  return own.find(({ id }) => !user?.defaultScheduleId || id === user.defaultScheduleId);
}

export const hoursOf = (hours: ScheduleRow["hours"]) => ({
  availability: hours.filter(({ date }) => date === null),
  overrides: hours.flatMap((hour) => (hour.date === null ? [] : [{ ...hour, date: hour.date }])),
});

/** A trip's dates are spent in its zone. One whose zone has been put into the schedule says which zone all others are in. */
export function travelsOf({ trips }: TeamRows, userId: number | null, stored: string) {
  const own = trips
    .filter((trip) => trip.userId === userId)
    .toSorted((a, b) => a.first.localeCompare(b.first));
  const underWay = own.find(({ prevTimeZone, timeZone }) => prevTimeZone && timeZone === stored);
  return {
    timeZone: underWay?.prevTimeZone ?? stored,
    trips: own.map((trip) => ({ ...trip, last: trip.last ?? "9999-12-31" })),
  };
}
