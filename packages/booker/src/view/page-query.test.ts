import { describe, expect, it } from "vitest";
import { parsePageQuery } from "./page-query.ts";

const nothing = {
  layout: "month_view",
  month: null,
  date: null,
  slot: null,
  timeZone: null,
  serveCache: null,
  timeFormat: null,
  overlayCalendar: false,
  rescheduleUid: null,
};

describe("a booking page's query", () => {
  it("is read whole", () => {
    const search = {
      layout: "week_view",
      month: "2026-12",
      date: "2026-12-01",
      slot: "2026-12-01T09:30:00.000Z",
      "cal.tz": "Asia/Tokyo",
      "cal.cache": "false",
      timeFormat: "24",
      overlayCalendar: "true",
      rescheduleUid: "Zm9v-bar_1",
    };
    expect(parsePageQuery(search)).toEqual({
      layout: "week_view",
      month: "2026-12",
      date: "2026-12-01",
      slot: Date.parse("2026-12-01T09:30Z") / 60_000,
      timeZone: "Asia/Tokyo",
      serveCache: false,
      timeFormat: "24",
      overlayCalendar: true,
      rescheduleUid: "Zm9v-bar_1",
    });
  });

  it("may be empty", () => {
    expect(parsePageQuery({})).toEqual(nothing);
  });

  it.each([
    { layout: "year_view" },
    { month: "2026-13" },
    { month: "0000-01" },
    { date: "2026-02-30" },
    { date: "tomorrow" },
    { slot: "noon" },
    { slot: "2026-12-01T09:30:10.000Z" },
    { slot: "2026-13-01T09:30:00.000Z" },
    { timeFormat: "13" },
    { overlayCalendar: "yes" },
    { rescheduleUid: "../../etc" },
    { "cal.tz": "Europe Berlin" },
    { "cal.tz": "+02:00" },
    { "cal.cache": "yes" },
  ])("is read as if a value that can't be used weren't there: %j", (search) => {
    expect(parsePageQuery(search)).toEqual(nothing);
  });

  it("counts the first of several values", () => {
    expect(parsePageQuery({ month: ["2026-12", "2027-01"] }).month).toBe("2026-12");
  });
});
