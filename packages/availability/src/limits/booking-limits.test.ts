import { describe, expect, it } from "vitest";
import { localDate } from "../civil-time/slot-format.ts";
import { type BookingLimit, countedRange, periodReader, reachedLimits } from "./booking-limits.ts";

const minuteOf = (text: string) => Date.parse(`${text}Z`) / 60_000;
const week = { start: minuteOf("2026-12-01T00:00"), end: minuteOf("2026-12-05T00:00") };
const bookedAt = (start: string, minutes: number) => ({
  start: minuteOf(start),
  end: minuteOf(start) + minutes,
});
const booked = [
  bookedAt("2026-12-01T09:00", 30),
  bookedAt("2026-12-01T10:00", 60),
  bookedAt("2026-12-02T23:30", 60),
];
const closed = (limit: BookingLimit, length = 30, timeZone = "UTC") =>
  reachedLimits([limit], booked, length, periodReader(week, timeZone)).map(({ start }) =>
    localDate(start, timeZone),
  );

describe("a limit of bookings", () => {
  it.each([
    [1, ["2026-12-01", "2026-12-02"]],
    [2, ["2026-12-01"]],
    [3, []],
  ])("of %i a day closes the days that have so many", (most, dates) => {
    expect(closed({ unit: "day", counts: "bookings", most })).toEqual(dates);
  });

  it("counts a booking on the day of the zone on which it begins", () => {
    expect(closed({ unit: "day", counts: "bookings", most: 1 }, 30, "Asia/Tokyo")).toEqual([
      "2026-12-01",
      "2026-12-03",
    ]);
  });

  it("may be of a week, a month or a year, which it closes whole", () => {
    for (const unit of ["week", "month", "year"] as const) {
      const [reached] = reachedLimits(
        [{ unit, counts: "bookings", most: 3 }],
        booked,
        30,
        periodReader(week, "UTC"),
      );
      expect(reached?.start).toBeLessThanOrEqual(week.start);
      expect(reached?.end).toBeGreaterThanOrEqual(week.end);
      expect(closed({ unit, counts: "bookings", most: 4 })).toEqual([]);
    }
  });
});

describe("a limit of minutes", () => {
  it.each([
    [30, ["2026-12-01"]],
    [31, ["2026-12-01", "2026-12-02"]],
  ])("closes a day when a booking of %i minutes has no room left in it", (length, dates) => {
    expect(closed({ unit: "day", counts: "minutes", most: 90 }, length)).toEqual(dates);
  });

  it("closes every day to what is longer than the limit", () => {
    expect(closed({ unit: "day", counts: "minutes", most: 90 }, 91)).toHaveLength(4);
  });
});

it("what has to be counted is all periods that the range touches, whole", () => {
  const limit = (unit: BookingLimit["unit"]) => ({ unit, counts: "bookings" as const, most: 1 });
  const noon = { start: minuteOf("2026-12-01T12:00"), end: minuteOf("2026-12-02T12:00") };
  expect(countedRange([limit("day")], periodReader(noon, "UTC"))).toEqual({
    start: minuteOf("2026-12-01T00:00"),
    end: minuteOf("2026-12-03T00:00"),
  });
  expect(countedRange([limit("day"), limit("month")], periodReader(noon, "UTC"))).toEqual({
    start: minuteOf("2026-12-01T00:00"),
    end: minuteOf("2027-01-01T00:00"),
  });
  expect(countedRange([], periodReader(noon, "UTC"))).toBeNull();
});
