import { describe, expect, it } from "vitest";
import { type BookingLimits, offeredRange } from "./offered-range.ts";

const day = 1440;
const now = 100 * day;
const offered = (start: number, end: number, limits: Partial<BookingLimits>) =>
  offeredRange(
    { start, end },
    { minimumBookingNotice: 0, periodDays: null, periodDates: null, timeZone: "UTC", ...limits },
    30,
    now * 60_000 + 59_999,
  );

describe("the range that can hold slots", () => {
  it("begins when the notice is over", () => {
    expect(offered(now - day, now + day, {}).start).toBe(now);
    expect(offered(now - day, now + day, { minimumBookingNotice: 90 }).start).toBe(now + 90);
  });

  it("is the asked one where neither notice nor period matter", () => {
    expect(offered(now + day, now + 9 * day, { minimumBookingNotice: 90 })).toEqual({
      start: now + day,
      end: now + 9 * day,
    });
  });

  it("ends with the period, and never before a slot at the very end of its last date", () => {
    const { end } = offered(now, now + 900 * day, { periodDays: 7 });
    const lastStartInAnyZone = now + 8 * day + day;
    expect(end).toBeGreaterThanOrEqual(lastStartInAnyZone + 30);
    expect(end).toBeLessThan(now + 11 * day);
  });

  it("is of the period's dates in the event type's zone, and holds a slot that begins in their last minute", () => {
    const periodDates = { first: "1970-04-15", last: "1970-04-16" };
    const fiveHours = 5 * 60;
    expect(offered(now, now + 900 * day, { periodDates, timeZone: "Etc/GMT+5" })).toEqual({
      start: 104 * day + fiveHours,
      end: 106 * day + fiveHours - 1 + 30,
    });
  });

  it("is empty if the period's dates are the wrong way round", () => {
    const { start, end } = offered(now, now + 900 * day, {
      periodDates: { first: "2026-12-02", last: "2026-12-01" },
    });
    expect(end).toBeLessThan(start);
  });
});
