import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY_MS, wallDate } from "../../../time/day.ts";
import { findCalendar } from "./find-calendar.ts";

const date = (day: number) => wallDate(day * DAY_MS);

test.each([
  // Hong Kong Observatory, Gregorian-Lunar Calendar Conversion Table.
  ["CHINESE", 2026, "M01", "2026-02-17", 30],
  ["CHINESE", 2027, "M01", "2027-02-06", 30],
  ["CHINESE", 2025, "M06L", "2025-07-25", 29],
  ["CHINESE", 2033, "M11L", "2033-12-22", 29],
  ["HEBREW", 5787, "M05L", "2027-02-08", 30],
  ["ETHIOPIC", 2019, "M13", "2027-09-06", 6],
  ["gregorian", 2028, "M02", "2028-02-01", 29],
])("in the calendar %s the year %i has a month %s that begins on %s", (scale, year, code, first, length) => {
  const month = findCalendar(scale)
    ?.year(year)
    .months.find((each) => each.code === code);
  expect(month && [date(month.first), month.length]).toEqual([first, length]);
});

test("a calendar's years follow each other without a gap, and each day is in the year that says so", () => {
  const scales = ["gregorian", "chinese", "dangi", "hebrew", "persian", "indian", "coptic", "islamic-civil"];
  fc.assert(
    fc.property(fc.constantFrom(...scales), fc.integer({ min: -30_000, max: 60_000 }), (scale, day) => {
      const years = findCalendar(scale);
      if (years === null) throw new Error(scale);
      const number = years.yearOf(day);
      const year = years.year(number);
      expect(day).toBeGreaterThanOrEqual(year.first);
      expect(day).toBeLessThan(year.first + year.length);
      expect(years.year(number + 1).first).toBe(year.first + year.length);
      expect(year.months.reduce((sum, { length }) => sum + length, 0)).toBe(year.length);
    }),
    { numRuns: 300 },
  );
});

test("there is no calendar of an unknown name", () => {
  expect(findCalendar("KLINGON")).toBeNull();
});
