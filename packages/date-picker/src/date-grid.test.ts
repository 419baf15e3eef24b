import { describe, expect, it } from "vitest";
import { datesOfMonth } from "./civil-date.ts";
import { dateByKey, weeksOf } from "./date-grid.ts";

describe("a key in a calendar", () => {
  const by = (
    key: string,
    { from = "2026-12-16", firstDayOfWeek = 1, isRtl = false, shiftKey = false } = {},
  ) => dateByKey({ key, shiftKey }, from, { firstDayOfWeek, isRtl });

  it("leads to the dates around, out of the month too", () => {
    expect(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"].map((key) => by(key))).toEqual([
      "2026-12-15",
      "2026-12-17",
      "2026-12-09",
      "2026-12-23",
    ]);
    expect(by("ArrowRight", { from: "2026-12-31" })).toBe("2027-01-01");
  });

  it("leads the way that the page is read", () => {
    expect([by("ArrowLeft", { isRtl: true }), by("ArrowRight", { isRtl: true })]).toEqual([
      "2026-12-17",
      "2026-12-15",
    ]);
  });

  it("leads to the ends of the week, whatever day that begins on", () => {
    expect([by("Home"), by("End")]).toEqual(["2026-12-14", "2026-12-20"]);
    expect([by("Home", { firstDayOfWeek: 7 }), by("End", { firstDayOfWeek: 7 })]).toEqual([
      "2026-12-13",
      "2026-12-19",
    ]);
  });

  it("leads to other months and years, on their last day where they are shorter", () => {
    expect([by("PageUp", { from: "2026-12-31" }), by("PageDown")]).toEqual(["2026-11-30", "2027-01-16"]);
    expect(by("PageDown", { from: "2028-02-29", shiftKey: true })).toBe("2029-02-28");
  });

  it("leads nowhere if it isn't one of these", () => {
    expect(by("a")).toBeNull();
  });
});

describe("the weeks of a month", () => {
  it("have seven places each, with nothing before and after the month", () => {
    const weeks = weeksOf(datesOfMonth("2026-12"), 1);
    expect(weeks[0]).toEqual([
      null,
      "2026-12-01",
      "2026-12-02",
      "2026-12-03",
      "2026-12-04",
      "2026-12-05",
      "2026-12-06",
    ]);
    expect(weeks.at(-1)).toEqual(["2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31", null, null, null]);
  });

  it("are as many as the month needs, by the day that a week begins on", () => {
    expect([1, 6, 7].map((first) => weeksOf(datesOfMonth("2027-02"), first).length)).toEqual([4, 5, 5]);
  });
});
