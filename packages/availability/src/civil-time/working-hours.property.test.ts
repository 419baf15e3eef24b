import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toRanges } from "../intervals/intervals.ts";
import { floorMinute } from "../intervals/minutes.ts";
import { anySchedule } from "../testing/any-team.ts";
import { addDays } from "../testing/civil-minutes.ts";
import { oracleOf } from "../testing/oracle.ts";
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
  ["Australia/Eucla", "2026-10-23", "2026-10-28"],
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

describe("is open exactly at the minutes whose civil time is within the hours of its civil date", () => {
  test.each(windows)("%s, %s to %s", (timeZone, from, to) => {
    const range = { start: floorMinute(Date.parse(from)), end: floorMinute(Date.parse(to)) };
    const oracle = oracleOf(range);
    const dates = Array.from({ length: 7 }, (_, days) => addDays(from, days - 1));
    fc.assert(
      fc.property(anySchedule([timeZone], dates), (schedule) => {
        const open = new Uint8Array(range.end - range.start);
        for (const { start, end } of toRanges(workingHours(schedule, range)))
          open.fill(1, start - range.start, end - range.start);
        const wrong = open.findIndex(
          (isOpen, i) => oracle.isOpen(schedule, range.start + i) !== (isOpen === 1),
        );
        expect(wrong).toBe(-1);
      }),
      { numRuns: 50 },
    );
  });
});
