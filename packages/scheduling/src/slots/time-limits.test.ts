import { floorMinute } from "@calcache/availability";
import { describe, expect, it } from "vitest";
import { timeLimits } from "./time-limits.ts";

const minute = (text: string) => floorMinute(Date.parse(text));
const now = Date.parse("2026-12-01T12:00:59Z");
const unlimited = { minimumBookingNotice: 0, periodDays: null, period: null };

describe("a time", () => {
  it("is too soon before the notice is over, counted from the beginning of this minute", () => {
    const limits = { ...unlimited, minimumBookingNotice: 60 };
    expect(timeLimits(minute("2026-12-01T12:59Z"), limits, "UTC", now)).toEqual([
      { kind: "too_soon", earliest: minute("2026-12-01T13:00Z") },
    ]);
    expect(timeLimits(minute("2026-12-01T13:00Z"), limits, "UTC", now)).toEqual([]);
  });

  it("is after the booking period from the date after its last one, on the asker's calendar", () => {
    const limits = { ...unlimited, periodDays: { count: 1, of: "calendar_days" } as const };
    const tooLate = [{ kind: "after_booking_period", lastDate: "2026-12-02" }];
    expect(timeLimits(minute("2026-12-02T23:59Z"), limits, "UTC", now)).toEqual([]);
    expect(timeLimits(minute("2026-12-03T00:00Z"), limits, "UTC", now)).toEqual(tooLate);
    // There it is the second of December already.
    expect(timeLimits(minute("2026-12-03T10:59Z"), limits, "Pacific/Auckland", now)).toEqual([]);
    expect(timeLimits(minute("2026-12-03T11:00Z"), limits, "Pacific/Auckland", now)).toEqual([
      { kind: "after_booking_period", lastDate: "2026-12-03" },
    ]);
  });

  it("counts business days where the period does", () => {
    const limits = { ...unlimited, periodDays: { count: 4, of: "business_days" } as const };
    expect(timeLimits(minute("2026-12-07T23:59Z"), limits, "UTC", now)).toEqual([]);
    expect(timeLimits(minute("2026-12-08T00:00Z"), limits, "UTC", now)).toEqual([
      { kind: "after_booking_period", lastDate: "2026-12-07" },
    ]);
  });

  it("has no last date where the period is longer than any calendar", () => {
    const limits = { ...unlimited, periodDays: { count: 2 ** 31 - 1, of: "business_days" } as const };
    expect(timeLimits(minute("2099-12-02T00:00Z"), limits, "UTC", now)).toEqual([]);
  });

  it("is too soon before a period of some dates, and after it from its end on", () => {
    const period = { start: minute("2026-12-08T00:00Z"), end: minute("2026-12-10T00:00Z") };
    const limits = { ...unlimited, period };
    expect(timeLimits(minute("2026-12-07T23:59Z"), limits, "UTC", now)).toEqual([
      { kind: "too_soon", earliest: period.start },
    ]);
    expect(timeLimits(minute("2026-12-09T23:59Z"), limits, "UTC", now)).toEqual([]);
    expect(timeLimits(period.end, limits, "UTC", now)).toEqual([
      { kind: "after_booking_period", lastDate: "2026-12-09" },
    ]);
  });
});
