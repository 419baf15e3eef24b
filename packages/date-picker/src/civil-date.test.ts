import { expect, it, test } from "vitest";
import { addDays, datesOfMonth, isCivilDate, monthAfter } from "./civil-date.ts";

it.each(["2026-02-30", "2026-13-01", "2026-1-01", "0999-01-01", "2026-01-01T00:00", "", "today"])(
  "%s is no date",
  (text) => {
    expect(isCivilDate(text)).toBe(false);
  },
);

test("dates go on over the ends of months and years", () => {
  expect([addDays("2026-12-31", 1), addDays("2028-03-01", -1)]).toEqual(["2027-01-01", "2028-02-29"]);
  expect([monthAfter("2026-12", 1), monthAfter("2026-01", -13)]).toEqual(["2027-01", "2024-12"]);
  expect(datesOfMonth("2028-02")).toHaveLength(29);
  expect(isCivilDate("2028-02-29")).toBe(true);
});
