import { expect, it } from "vitest";
import { formatSlotTime } from "../civil-time/slot-format.ts";
import { type CalendarUnit, periodsIn } from "./calendar-period.ts";

const minuteOf = (text: string) => Date.parse(`${text}Z`) / 60_000;
const dates = (unit: CalendarUnit, start: string, end: string, timeZone: string) =>
  periodsIn(unit, { start: minuteOf(start), end: minuteOf(end) }, timeZone).map((period) =>
    [period.start, period.end].map((minute) => formatSlotTime(minute, timeZone).slice(0, 16)),
  );

it("a period is a whole day, week, month or year of the zone's calendar; weeks begin on Sunday", () => {
  // In Tokyo it is nine hours later: the first day of the month, a Tuesday.
  const asked = ["2026-11-30T20:00", "2026-11-30T21:00", "Asia/Tokyo"] as const;
  expect(dates("day", ...asked)).toEqual([["2026-12-01T00:00", "2026-12-02T00:00"]]);
  expect(dates("week", ...asked)).toEqual([["2026-11-29T00:00", "2026-12-06T00:00"]]);
  expect(dates("month", ...asked)).toEqual([["2026-12-01T00:00", "2027-01-01T00:00"]]);
  expect(dates("year", ...asked)).toEqual([["2026-01-01T00:00", "2027-01-01T00:00"]]);
});

it.each([
  ["day", 3],
  ["week", 2],
  ["month", 2],
  ["year", 1],
] as const)("periods of a %s follow each other, and cover what is asked", (unit, count) => {
  const periods = dates(unit, "2026-10-31T12:00", "2026-11-02T12:00", "America/New_York");
  expect(periods).toHaveLength(count);
  for (const [index, [start]] of periods.slice(1).entries()) expect(start).toBe(periods[index]?.[1]);
});

it("months and years of all lengths end where the next ones begin", () => {
  const months = periodsIn(
    "month",
    { start: minuteOf("2027-01-05T00:00"), end: minuteOf("2029-01-05T00:00") },
    "UTC",
  );
  expect(months.map(({ start, end }) => (end - start) / 1440)).toEqual([
    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31,
  ]);
  const years = periodsIn(
    "year",
    { start: minuteOf("2027-01-05T00:00"), end: minuteOf("2029-01-05T00:00") },
    "UTC",
  );
  expect(years.map(({ start, end }) => (end - start) / 1440)).toEqual([365, 366, 365]);
});

it("a day on which clocks change is as long as it is", () => {
  const [period] = periodsIn(
    "day",
    { start: minuteOf("2026-10-25T12:00"), end: minuteOf("2026-10-25T13:00") },
    "Europe/London",
  );
  expect(period && period.end - period.start).toBe(25 * 60);
});

it("an empty range touches none", () => {
  expect(dates("day", "2026-12-01T12:00", "2026-12-01T12:00", "UTC")).toEqual([]);
});
