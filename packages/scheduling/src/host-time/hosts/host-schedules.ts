import type { Schedule } from "@calcache/availability";

/** Hours of some days of the week, or of one date (`YYYY-MM-DD`), and the ids of all schedules that have them. */
export type HostHours = [
  days: number[] | null,
  startSecond: number,
  endSecond: number,
  date: string | null,
  scheduleIds: number[],
];

/** Monday to Friday from 9 to 17. */
const usualHours: readonly HostHours[] = [[[1, 2, 3, 4, 5], 9 * 3_600, 17 * 3_600, null, []]];

/**
 * Makes hosts' schedules. Equal ones are one object, of which `findSlots` works the hours out once: teams mostly keep
 * the same. A host without any has the hours that cal.com takes for granted.
 */
export function hostSchedules(
  hours: readonly HostHours[],
): (scheduleId: number | null, timeZone: string) => Schedule {
  const hoursOf = new Map<number, number[]>();
  for (const [index, [, , , , scheduleIds]] of hours.entries()) {
    for (const id of scheduleIds) {
      const known = hoursOf.get(id);
      if (known) known.push(index);
      else hoursOf.set(id, [index]);
    }
  }
  const pool = new Map<string, Schedule>();
  return (scheduleId, timeZone) => {
    const own = scheduleId === null ? null : (hoursOf.get(scheduleId) ?? []);
    const key = `${timeZone} ${(own ?? ["usual"]).join()}`;
    const schedule =
      pool.get(key) ??
      toSchedule(timeZone, own?.flatMap((index) => hours.slice(index, index + 1)) ?? usualHours);
    pool.set(key, schedule);
    return schedule;
  };
}

function toSchedule(timeZone: string, hours: readonly HostHours[]): Schedule {
  return {
    timeZone,
    availability: hours.flatMap(([days, start, end, date]) =>
      date === null ? [{ days: days ?? [], ...openTime(start, end) }] : [],
    ),
    overrides: hours.flatMap(([, start, end, date]) =>
      date === null ? [] : [{ date, ...openTime(start, end) }],
    ),
  };
}

const openTime = (startSecond: number, endSecond: number) => ({
  startTime: Math.floor(startSecond / 60),
  endTime: Math.floor(endSecond / 60),
});
