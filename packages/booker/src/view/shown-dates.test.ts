import type { DayCount } from "@calcache/availability";
import { describe, expect, it } from "vitest";
import { parsePageQuery, type SearchParams } from "./page-query.ts";
import { lastDateOf, shownDates } from "./shown-dates.ts";

const today = "2026-11-21";
const days = (count: number) => ({ count, of: "calendar_days" }) as const;
function shown(search: SearchParams, periodDays: DayCount | null = null) {
  const { dates, ...rest } = shownDates(parsePageQuery(search), today, lastDateOf(today, periodDays));
  return { first: dates[0], last: dates.at(-1), ...rest };
}

describe("a month", () => {
  it("is the current one, with nothing before it", () => {
    expect(shown({})).toEqual({
      first: "2026-11-01",
      last: "2026-11-30",
      earlier: null,
      later: { month: "2026-12" },
    });
  });

  it("is the asked one, or the asked date's", () => {
    expect(shown({ month: "2027-02" })).toMatchObject({ first: "2027-02-01", last: "2027-02-28" });
    expect(shown({ date: "2026-12-24" })).toMatchObject({ first: "2026-12-01" });
    expect(shown({ month: "2027-01", date: "2026-12-24" })).toMatchObject({
      first: "2027-01-01",
      earlier: { month: "2026-12" },
    });
  });

  it("is the current one where the asked one is over or too far ahead", () => {
    for (const month of ["2026-10", "1999-01", "2028-01", "9999-12"]) {
      expect(shown({ month })).toMatchObject({ first: "2026-11-01" });
    }
  });

  it("is the last one when the booking period ends in it", () => {
    expect(shown({ month: "2026-12" }, days(30))).toMatchObject({ first: "2026-12-01", later: null });
    expect(shown({ month: "2027-01" }, days(30))).toMatchObject({ first: "2026-11-01" });
  });
});

describe("a week", () => {
  const week = (search: SearchParams, periodDays?: DayCount) =>
    shown({ layout: "week_view", ...search }, periodDays);

  it("is the seven dates from today, or from the asked date", () => {
    expect(week({})).toEqual({
      first: today,
      last: "2026-11-27",
      earlier: null,
      later: { date: "2026-11-28" },
    });
    expect(week({ date: "2026-12-30" })).toEqual({
      first: "2026-12-30",
      last: "2027-01-05",
      earlier: { date: "2026-12-23" },
      later: { date: "2027-01-06" },
    });
  });

  it("begins with the asked month where no date is asked", () => {
    expect(week({ month: "2026-12" })).toMatchObject({ first: "2026-12-01" });
    expect(week({ month: "2026-11" })).toMatchObject({ first: today });
  });

  it("goes back no further than today, and on no further than the period", () => {
    expect(week({ date: "2026-11-24" })).toMatchObject({ earlier: { date: today } });
    expect(week({}, days(5))).toMatchObject({ later: null });
    expect(week({}, { count: 5, of: "business_days" })).toMatchObject({ later: null });
    expect(week({}, { count: 6, of: "business_days" })).toMatchObject({ later: { date: "2026-11-28" } });
  });
});
