import { describe, expect, test } from "vitest";
import { intervalsFrom, toRanges } from "../intervals/intervals.ts";
import type { MinuteRange } from "../intervals/minutes.ts";
import { during, timeOf } from "../testing/utc.ts";
import { type BookedTime, type Buffers, busyReach, freeTime } from "./host-availability.ts";

const nineToFive = intervalsFrom([during("09:00", "17:00")]);
const buffers = (beforeEventBuffer: number, afterEventBuffer: number): Buffers => ({
  beforeEventBuffer,
  afterEventBuffer,
});

function free(busy: MinuteRange[], bookings: BookedTime[], eventType: Buffers): string[] {
  const host = {
    isFixed: false,
    schedule: { timeZone: "UTC", availability: [], overrides: [] },
    busy: intervalsFrom(busy),
    bookings,
  };
  return toRanges(freeTime(host, nineToFive, eventType)).map(
    ({ start, end }) => `${timeOf(start)}-${timeOf(end)}`,
  );
}

describe("free time", () => {
  test("is working hours minus busy times and bookings", () => {
    const booking = { ...during("14:00", "15:00"), ...buffers(0, 0) };
    expect(free([during("08:00", "10:00")], [booking], buffers(0, 0))).toEqual([
      "10:00-14:00",
      "15:00-17:00",
    ]);
  });

  test("a busy time from Outlook closes the after-buffer before it and the before-buffer after it", () => {
    expect(free([during("12:00", "13:00")], [], buffers(10, 25))).toEqual(["09:00-11:35", "13:10-17:00"]);
  });

  test("a booking closes the buffers of its own event type as well", () => {
    const booking = { ...during("12:00", "13:00"), ...buffers(5, 15) };
    expect(free([], [booking], buffers(0, 0))).toEqual(["09:00-11:55", "13:15-17:00"]);
    expect(free([], [booking], buffers(10, 25))).toEqual(["09:00-11:30", "13:25-17:00"]);
  });

  test("buffers don't apply at the edges of working hours", () => {
    expect(free([], [], buffers(30, 30))).toEqual(["09:00-17:00"]);
  });

  test("a busy time that ended before working hours still closes them through its buffer", () => {
    expect(free([during("08:00", "08:50")], [], buffers(30, 0))).toEqual(["09:20-17:00"]);
  });

  test("a busy time that begins after working hours still closes them through its buffer", () => {
    expect(free([during("17:10", "18:00")], [], buffers(0, 30))).toEqual(["09:00-16:40"]);
  });
});

describe("the reach of busy times", () => {
  test("is the longer buffer for busy times from Outlook", () => {
    expect(busyReach(buffers(10, 25))).toBe(25);
    expect(busyReach(buffers(30, 0))).toBe(30);
    expect(busyReach(buffers(0, 0))).toBe(0);
  });

  test("adds the bookings' own buffers at the other side", () => {
    expect(busyReach(buffers(10, 25), buffers(5, 60))).toBe(70);
    expect(busyReach(buffers(10, 25), buffers(50, 0))).toBe(75);
  });

  test("is as far as anything outside a range can close part of it", () => {
    const eventType = buffers(10, 25);
    const own = buffers(5, 60);
    const endingBefore = (time: string) => ({ ...during("06:00", time), ...own });
    expect(free([], [endingBefore("07:50")], eventType)).toEqual(["09:00-17:00"]);
    expect(free([], [endingBefore("07:51")], eventType)).toEqual(["09:01-17:00"]);
  });
});
