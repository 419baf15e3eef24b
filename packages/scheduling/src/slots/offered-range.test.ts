import { describe, expect, it } from "vitest";
import { type BookingLimits, offeredRange } from "./offered-range.ts";

const day = 1440;
const now = 100 * day;
const offered = (start: number, end: number, limits: Partial<BookingLimits>) =>
  offeredRange(
    { start, end },
    { minimumBookingNotice: 0, periodDays: null, period: null, ...limits },
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
    const { end } = offered(now, now + 900 * day, { periodDays: { count: 7, of: "calendar_days" } });
    const lastStartInAnyZone = now + 8 * day + day;
    expect(end).toBeGreaterThanOrEqual(lastStartInAnyZone + 30);
    expect(end).toBeLessThan(now + 11 * day);
  });

  it("ends with a period of business days, and never before a slot at the very end of its last date", () => {
    for (let today = now; today < now + 7 * day; today += day) {
      const { end } = offered(now, now + 900 * day, { periodDays: { count: 7, of: "business_days" } });
      // Nine or eleven days: one or two weekends lie within it.
      expect(end).toBeGreaterThanOrEqual(now + 9 * day + day + day + 30);
      expect(end).toBeLessThan(now + 15 * day);
    }
  });

  it("ends with a period of dates, and holds a slot that begins in its last minute", () => {
    const period = { start: now + 4 * day, end: now + 6 * day };
    // Where starts lie follows from the time before it, too.
    expect(offered(now, now + 900 * day, { period })).toEqual({ start: now, end: now + 6 * day - 1 + 30 });
  });

  it("is none before a period of dates", () => {
    const { start, end } = offered(now, now + 4 * day, {
      period: { start: now + 4 * day, end: now + 6 * day },
    });
    expect(start).toBeGreaterThanOrEqual(end);
  });

  it("reaches beyond the period where starts are optimized, as what follows decides where they are; not where all of it does", () => {
    const limits = { period: { start: now, end: now + day }, showOptimizedSlots: true };
    expect(offered(now, now + 5 * day, limits).end).toBe(now + 5 * day);
    expect(offered(now + 2 * day, now + 5 * day, limits).end).toBeLessThan(now + 2 * day);
    const weeks = { periodDays: { count: 7, of: "calendar_days" as const }, showOptimizedSlots: true };
    expect(offered(now, now + 30 * day, weeks).end).toBe(now + 30 * day);
    expect(offered(now + 20 * day, now + 30 * day, weeks).end).toBeLessThan(now + 20 * day);
  });
});
