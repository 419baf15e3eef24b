import fc from "fast-check";
import { expect, test } from "vitest";
import { union } from "./interval-union.ts";
import { intervalsFrom, toRanges } from "./intervals.ts";
import { ceilMinute, floorMinute } from "./minutes.ts";
import { addMonths, monthOf, monthRange, monthsIn, splitByMonth } from "./months.ts";

const minute = (iso: string) => floorMinute(Date.parse(iso));

test("an instant inside a minute rounds down to its start and up to its end", () => {
  const instant = Date.parse("2026-12-01T09:00:30Z");
  expect(floorMinute(instant)).toBe(minute("2026-12-01T09:00Z"));
  expect(ceilMinute(instant)).toBe(minute("2026-12-01T09:01Z"));
  expect(ceilMinute(Date.parse("2026-12-01T09:00:00Z"))).toBe(minute("2026-12-01T09:00Z"));
});

test("a month is the UTC month from its first minute up to the next month's", () => {
  expect(monthRange("2026-12")).toEqual({
    start: minute("2026-12-01T00:00Z"),
    end: minute("2027-01-01T00:00Z"),
  });
  expect(monthOf(minute("2026-12-31T23:59Z"))).toBe("2026-12");
  expect(monthOf(minute("2027-01-01T00:00Z"))).toBe("2027-01");
});

test("adds months across years, in both directions", () => {
  expect(addMonths("2026-11", 3)).toBe("2027-02");
  expect(addMonths("2026-02", -3)).toBe("2025-11");
  expect(addMonths("2026-02", 0)).toBe("2026-02");
});

test("lists the months that a range touches, but not the one that it ends before", () => {
  const range = { start: minute("2026-11-30T23:59Z"), end: minute("2027-01-01T00:00Z") };
  expect(monthsIn(range)).toEqual(["2026-11", "2026-12"]);
  expect(monthsIn({ ...range, end: range.end + 1 })).toEqual(["2026-11", "2026-12", "2027-01"]);
  expect(monthsIn({ start: range.start, end: range.start })).toEqual([]);
});

test("splits a set at month borders, with an entry for every asked month and no other", () => {
  const overNewYear = { start: minute("2026-12-31T23:00Z"), end: minute("2027-01-01T01:00Z") };
  const byMonth = splitByMonth(intervalsFrom([overNewYear]), ["2027-01", "2027-02"]);
  expect([...byMonth.keys()]).toEqual(["2027-01", "2027-02"]);
  expect(toRanges(byMonth.get("2027-01") ?? new Uint32Array())).toEqual([
    { start: minute("2027-01-01T00:00Z"), end: overNewYear.end },
  ]);
  expect(byMonth.get("2027-02")).toHaveLength(0);
});

test("the months of a set add up to the set", () => {
  const anyMinute = fc.integer({ min: minute("2026-11-15T00:00Z"), max: minute("2027-03-15T00:00Z") });
  fc.assert(
    fc.property(fc.array(fc.record({ start: anyMinute, end: anyMinute })), (ranges) => {
      const intervals = intervalsFrom(ranges);
      const whole = { start: minute("2026-11-15T00:00Z"), end: minute("2027-03-15T00:00Z") };
      const months = splitByMonth(intervals, monthsIn(whole));
      expect(union([...months.values()])).toEqual(intervals);
    }),
  );
});
