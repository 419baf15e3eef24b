import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toRanges } from "./intervals.ts";
import { floorMinute } from "./minutes.ts";
import type { OpenTime, Schedule } from "./schedule.ts";
import { addDays, civilMinutes } from "./testing/civil-minutes.ts";
import { workingHours } from "./working-hours.ts";

/** Days around clock changes (and one place without): the zone, and the first and the day after the last, in UTC. */
const windows: [timeZone: string, from: string, to: string][] = [
  ["Europe/London", "2026-03-27", "2026-04-01"],
  ["Europe/London", "2026-10-23", "2026-10-28"],
  ["America/New_York", "2026-03-06", "2026-03-11"],
  ["America/New_York", "2026-10-30", "2026-11-04"],
  ["Australia/Lord_Howe", "2026-04-03", "2026-04-07"],
  ["Australia/Lord_Howe", "2026-10-02", "2026-10-06"],
  ["Africa/Casablanca", "2026-02-13", "2026-02-18"],
  ["Africa/Casablanca", "2026-03-20", "2026-03-25"],
  ["Asia/Kolkata", "2026-10-23", "2026-10-28"],
  // Moved by a quarter of an hour.
  ["Asia/Kathmandu", "1985-12-30", "1986-01-03"],
  // Skipped 2011-12-30 to change sides of the date line.
  ["Pacific/Apia", "2011-12-28", "2012-01-02"],
  // Change at midnight: in spring a date without 0:00, in autumn one with 23:00 twice.
  ["Asia/Beirut", "2026-03-27", "2026-03-31"],
  ["Asia/Beirut", "2026-10-23", "2026-10-27"],
  // Went back at 0:01, so that a date began, was left, and began again.
  ["America/St_Johns", "2010-11-05", "2010-11-09"],
];

/** The plain rule for one date: which of its minutes are open. */
function openMinutesOf(schedule: Schedule, date: string): boolean[] {
  const isOverridden = schedule.overrides.some((override) => override.date === date);
  const times = timesOf(schedule, date);
  const timesOfEve = isOverridden ? [] : timesOf(schedule, addDays(date, -1));
  return Array.from(
    { length: 1440 },
    (_, minute) =>
      times.some((time) => isWithin(time, minute)) ||
      timesOfEve.some((time) => isWithin(time, minute + 1440)),
  );
}

function timesOf(schedule: Schedule, date: string): OpenTime[] {
  const overrides = schedule.overrides.filter((override) => override.date === date);
  const weekday = new Date(date).getUTCDay();
  return overrides.length > 0
    ? overrides
    : schedule.availability.filter(({ days }) => days.includes(weekday));
}

function isWithin({ startTime, endTime }: OpenTime, minute: number): boolean {
  if (startTime === endTime) return false;
  const midnightOrEnd = endTime === 1439 ? 1440 : endTime;
  const end = midnightOrEnd < startTime ? midnightOrEnd + 1440 : midnightOrEnd;
  return startTime <= minute && minute < end;
}

const anyTime = fc.oneof(
  fc.constantFrom(0, 1, 15, 60, 90, 120, 150, 180, 1380, 1410, 1439, 1440),
  fc.integer({ min: 0, max: 1440 }),
);

function anySchedule(timeZone: string, dates: string[]): fc.Arbitrary<Schedule> {
  const times = { startTime: anyTime, endTime: anyTime };
  return fc.record({
    timeZone: fc.constant(timeZone),
    availability: fc.array(fc.record({ days: fc.subarray([0, 1, 2, 3, 4, 5, 6]), ...times }), {
      maxLength: 3,
    }),
    overrides: fc.array(fc.record({ date: fc.constantFrom(...dates), ...times }), { maxLength: 3 }),
  });
}

describe("is open exactly at the minutes whose civil time is within the hours of its civil date", () => {
  test.each(windows)("%s, %s to %s", (timeZone, from, to) => {
    const range = { start: floorMinute(Date.parse(from)), end: floorMinute(Date.parse(to)) };
    const civil = civilMinutes(timeZone, range);
    const dates = [...new Set(civil.map(({ date }) => date))];
    fc.assert(
      fc.property(anySchedule(timeZone, dates), (schedule) => {
        const expected = new Map(dates.map((date) => [date, openMinutesOf(schedule, date)]));
        const open = new Uint8Array(civil.length);
        for (const { start, end } of toRanges(workingHours(schedule, range)))
          open.fill(1, start - range.start, end - range.start);
        const wrong = civil.findIndex(
          ({ date, minuteOfDay }, i) => expected.get(date)?.[minuteOfDay] !== (open[i] === 1),
        );
        expect(civil[wrong]).toBeUndefined();
      }),
      { numRuns: 50 },
    );
  });
});
