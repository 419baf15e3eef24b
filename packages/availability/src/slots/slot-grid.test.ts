import { describe, expect, test } from "vitest";
import { intervalsFrom } from "../intervals/intervals.ts";
import type { MinuteRange } from "../intervals/minutes.ts";
import { alwaysFree, host, startsOf } from "../testing/ask.ts";
import { during } from "../testing/utc.ts";
import type { HostAvailability } from "./host-availability.ts";
import type { SlotRequest } from "./slot-request.ts";

describe("starts", () => {
  test.each([
    [30, "09:30"],
    [60, "10:00"],
    [120, "10:00"],
    [90, "09:30"],
    [40, "09:20"],
    [20, "09:20"],
    [45, "09:15"],
    [15, "09:15"],
    [50, "09:10"],
    [10, "09:10"],
    [25, "09:10"],
    [5, "09:10"],
    [7, "09:07"],
    [1, "09:07"],
  ])("every %i minutes begin at the clock mark %s in a range from 09:07", (slotInterval, first) => {
    expect(startsOf({ slotInterval, range: during("09:07", "10:30") })[0]).toBe(first);
  });

  test("follow each other at the interval, whatever the length", () => {
    expect(startsOf({ length: 60, slotInterval: 15, range: during("09:00", "10:30") })).toEqual([
      "09:00",
      "09:15",
      "09:30",
    ]);
    expect(startsOf({ length: 15, slotInterval: 45, range: during("09:00", "11:00") })).toEqual([
      "09:00",
      "09:45",
      "10:30",
    ]);
  });

  test("come an offset after the mark, and each as much later after the one before, as in cal.com", () => {
    const request = { slotInterval: 30, offsetStart: 5, range: during("09:07", "11:30") };
    expect(startsOf(request)).toEqual(["09:35", "10:10", "10:45"]);
  });

  describe("after a busy time", () => {
    const busy = (...times: [string, string][]) => ({
      ...alwaysFree,
      busy: intervalsFrom(times.map(([from, to]) => during(from, to))),
    });

    test("begin anew at a mark of its end, where that is an interval from the start before", () => {
      const request = { length: 20, slotInterval: 45, range: during("09:00", "11:30") };
      expect(startsOf({ ...request, hosts: [busy(["09:50", "10:20"])] })).toEqual(["09:00", "10:30"]);
    });

    test("come an interval after the start before, where the mark is nearer", () => {
      const request = { length: 20, slotInterval: 120, range: during("08:00", "20:00") };
      const expected = ["08:00", "10:00", "12:00", "14:00", "16:00", "18:00"];
      expect(startsOf({ ...request, hosts: [busy(["12:35", "12:50"])] })).toEqual(expected);
      const fixed = { ...alwaysFree, isFixed: true };
      const single = { schedulingType: "ROUND_ROBIN", hosts: [busy(["12:35", "12:50"]), fixed] } as const;
      expect(startsOf({ ...request, ...single })).toEqual(expected);
      const halves = [busy(["12:20", "12:40"]), busy(["12:35", "12:50"])];
      expect(startsOf({ ...request, hosts: halves })).toEqual(expected);
      const [early, late] = [host([during("08:00", "12:35")]), host([during("12:50", "20:00")])];
      expect(startsOf({ ...request, schedulingType: "ROUND_ROBIN", hosts: [early, late] })).toEqual(expected);
    });

    test("keep that distance over free times that are too short for a slot", () => {
      const request = { length: 30, slotInterval: 120, range: during("08:00", "14:30") };
      const hosts = [busy(["08:35", "08:50"], ["10:15", "10:45"])];
      expect(startsOf({ ...request, hosts })).toEqual(["08:00", "11:00", "13:00"]);
    });
  });

  test("are on the marks of the asker's clock, not of UTC", () => {
    // Kathmandu is 5:45 ahead: its 15:00 is 09:15 UTC.
    expect(
      startsOf({ slotInterval: 60, timeZone: "Asia/Kathmandu", range: during("09:00", "11:00") }),
    ).toEqual(["09:15", "10:15"]);
  });

  test("are on the marks of the new offset where clocks shift by half an hour before the first mark", () => {
    // Lord Howe's clocks go from 02:00 (+10:30) to 02:30 (+11:00) at 15:30 UTC.
    const request = { slotInterval: 60, timeZone: "Australia/Lord_Howe" };
    const date = "2026-10-03";
    expect(startsOf({ ...request, range: during("15:10", "18:00", date) })).toEqual(["16:00", "17:00"]);
    expect(startsOf({ ...request, range: during("14:10", "15:00", date) })).toEqual(["14:30"]);
  });

  test("are offered in both of autumn's repeated hours", () => {
    const london = {
      ...alwaysFree,
      schedule: {
        timeZone: "Europe/London",
        availability: [{ days: [0], startTime: 60, endTime: 120 }],
        overrides: [],
      },
    };
    const range = during("00:00", "12:00", "2026-10-25");
    expect(startsOf({ hosts: [london], timeZone: "Europe/London", range })).toEqual([
      "00:00",
      "00:30",
      "01:00",
      "01:30",
    ]);
  });
});

describe("the grid of several round-robin hosts", () => {
  const shared = (freeTimes: MinuteRange[][], request: Partial<SlotRequest>) =>
    startsOf({ schedulingType: "ROUND_ROBIN", hosts: freeTimes.map((times) => host(times)), ...request });

  test("is the earlier host's where the later begins between two starts", () => {
    // The marks of 45 minutes are the quarters: alone, the later host would begin at 09:15.
    const freeTimes = [[during("09:00", "11:00")], [during("09:15", "13:00")]];
    expect(shared(freeTimes, { slotInterval: 45 })).toEqual(["09:00", "09:45", "10:30", "11:15", "12:00"]);
  });

  test("is joined at a start before the later host's own mark, if that host is free by then", () => {
    // Lord Howe's clocks go from 02:00 to 02:30 at 15:30 UTC, so that the hour's marks move from :30 to :00 in UTC.
    const date = "2026-10-03";
    const free = (from: string): HostAvailability => ({
      ...alwaysFree,
      busy: intervalsFrom([during("00:00", from, date)]),
    });
    const request = {
      slotInterval: 60,
      timeZone: "Australia/Lord_Howe",
      range: during("14:30", "18:00", date),
    };
    expect(startsOf({ ...request, hosts: [free("15:15")] })).toEqual(["16:00", "17:00"]);
    const earlier = { ...alwaysFree, busy: intervalsFrom([during("16:05", "18:00", date)]) };
    expect(startsOf({ ...request, schedulingType: "ROUND_ROBIN", hosts: [earlier, free("15:15")] })).toEqual([
      "14:30",
      "15:30",
      "16:30",
      "17:30",
    ]);
  });

  test("is a later host's own once the earlier host's starts have ended", () => {
    const freeTimes = [[during("09:00", "09:30")], [during("09:45", "11:00")]];
    expect(shared(freeTimes, { slotInterval: 45 })).toEqual(["09:00", "09:45", "10:30"]);
    const later = [[during("09:00", "09:30")], [during("10:00", "11:00")]];
    expect(shared(later, { slotInterval: 45 })).toEqual(["09:00", "10:00"]);
  });
});
