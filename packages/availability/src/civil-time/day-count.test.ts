import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, weekdayOf } from "../testing/civil-minutes.ts";
import { dateAfter, isBusinessDay } from "./day-count.ts";

const business = (count: number) => ({ count, of: "business_days" }) as const;

describe("the date so many days after another", () => {
  test("counts every day of calendar days", () => {
    expect(dateAfter("2026-12-04", { count: 0, of: "calendar_days" })).toBe("2026-12-04");
    expect(dateAfter("2026-12-04", { count: 1, of: "calendar_days" })).toBe("2026-12-05");
  });

  test.each([
    ["2026-12-04", 0, "2026-12-04"],
    ["2026-12-04", 1, "2026-12-07"],
    ["2026-12-05", 0, "2026-12-05"],
    ["2026-12-05", 1, "2026-12-07"],
    ["2026-12-06", 1, "2026-12-07"],
    ["2026-12-07", 4, "2026-12-11"],
    ["2026-12-07", 5, "2026-12-14"],
  ])("leaves out Saturdays and Sundays of business days: %s and %i is %s", (from, count, expected) => {
    expect(dateAfter(from, business(count))).toBe(expected);
  });

  test("is 9999-12-31 at the latest", () => {
    expect(dateAfter("2026-12-04", business(2 ** 31 - 1))).toBe("9999-12-31");
  });

  test("is what counting day by day comes to", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.nat(400), (from, count) => {
        const start = addDays("2026-11-01", from);
        let date = start;
        for (let left = count; left > 0; ) {
          date = addDays(date, 1);
          if (![0, 6].includes(weekdayOf(date))) left -= 1;
        }
        expect(dateAfter(start, business(count))).toBe(date);
      }),
    );
  });
});

test("business days are Mondays to Fridays", () => {
  const week = ["2026-12-04", "2026-12-05", "2026-12-06", "2026-12-07"];
  expect(week.map(isBusinessDay)).toEqual([true, false, false, true]);
});
