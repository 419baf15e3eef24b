import { describe, expect, test } from "vitest";
import type { HostAvailability } from "./host-availability.ts";
import { intervalsFrom } from "./intervals.ts";
import type { MinuteRange } from "./minutes.ts";
import { findSlots, type SlotRequest } from "./slots.ts";
import { at, during, timeOf } from "./testing/utc.ts";

const everyDay = [0, 1, 2, 3, 4, 5, 6];
const wholeDay = during("00:00", "24:00");

/** A host free on 2026-12-01 at the given UTC times only. */
function host(freeTimes: MinuteRange[], { isFixed = false } = {}): HostAvailability {
  const sinceMidnight = (minute: number) => minute - wholeDay.start;
  return {
    isFixed,
    schedule: {
      timeZone: "UTC",
      availability: freeTimes.map(({ start, end }) => ({
        days: [2],
        startTime: sinceMidnight(start),
        endTime: sinceMidnight(end),
      })),
      overrides: [],
    },
    busy: intervalsFrom([]),
    bookings: [],
  };
}

const alwaysFree: HostAvailability = {
  ...host([]),
  schedule: {
    timeZone: "UTC",
    availability: [{ days: everyDay, startTime: 0, endTime: 1440 }],
    overrides: [],
  },
};

function ask(request: Partial<SlotRequest>): MinuteRange[] {
  return findSlots({
    schedulingType: "COLLECTIVE",
    hosts: [alwaysFree],
    length: 30,
    slotInterval: 30,
    beforeEventBuffer: 0,
    afterEventBuffer: 0,
    minimumBookingNotice: 0,
    periodDays: null,
    timeZone: "UTC",
    range: wholeDay,
    now: Date.parse("2026-01-01T00:00Z"),
    ...request,
  });
}

const startsOf = (request: Partial<SlotRequest>) => ask(request).map(({ start }) => timeOf(start));

describe("the asked range", () => {
  test("holds its slots whole, and a slot may begin and end with it", () => {
    expect(ask({ range: during("09:00", "10:00") })).toEqual([
      during("09:00", "09:30"),
      during("09:30", "10:00"),
    ]);
    expect(startsOf({ range: during("09:01", "10:29") })).toEqual(["09:30"]);
  });

  test("has no slots if it is empty", () => {
    expect(startsOf({ range: during("09:00", "09:00") })).toEqual([]);
  });
});

describe("a collective slot", () => {
  test("needs every host, fixed or not", () => {
    const hosts = [
      host([during("09:00", "11:00")], { isFixed: true }),
      host([during("10:00", "12:00")], { isFixed: false }),
    ];
    expect(startsOf({ hosts })).toEqual(["10:00", "10:30"]);
  });

  test("needs a host", () => {
    expect(startsOf({ hosts: [] })).toEqual([]);
  });
});

describe("a round-robin slot", () => {
  const roundRobin = (hosts: HostAvailability[], request: Partial<SlotRequest> = {}) =>
    startsOf({ schedulingType: "ROUND_ROBIN", hosts, ...request });

  test("needs one host of several", () => {
    const hosts = [host([during("09:00", "10:00")]), host([during("09:30", "10:30")])];
    expect(roundRobin(hosts)).toEqual(["09:00", "09:30", "10:00"]);
  });

  test("needs every fixed host besides one of the others", () => {
    const hosts = [
      host([during("09:30", "12:00")], { isFixed: true }),
      host([during("09:00", "11:00")], { isFixed: true }),
      host([during("09:00", "10:00")]),
      host([during("10:30", "12:00")]),
    ];
    expect(roundRobin(hosts)).toEqual(["09:30", "10:30"]);
  });

  test("needs all hosts if all are fixed", () => {
    const hosts = [
      host([during("09:00", "11:00")], { isFixed: true }),
      host([during("10:00", "12:00")], { isFixed: true }),
    ];
    expect(roundRobin(hosts)).toEqual(["10:00", "10:30"]);
  });

  test("needs a host", () => {
    expect(roundRobin([])).toEqual([]);
  });

  test("doesn't fall to fixed hosts alone while no other is free", () => {
    expect(roundRobin([host([during("09:00", "11:00")], { isFixed: true }), host([])])).toEqual([]);
  });

  test("is never made of two hosts' free times", () => {
    const hosts = [host([during("09:00", "09:30")]), host([during("09:30", "10:00")])];
    expect(roundRobin(hosts, { length: 60 })).toEqual([]);
    expect(roundRobin(hosts)).toEqual(["09:00", "09:30"]);
  });

  test("is offered once where several hosts have it", () => {
    const hosts = [host([during("09:00", "10:00")]), host([during("09:00", "10:00")])];
    expect(roundRobin(hosts)).toEqual(["09:00", "09:30"]);
  });
});

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

  test("begin anew after a busy time, at a mark of its end", () => {
    const busyHost = { ...alwaysFree, busy: intervalsFrom([during("09:50", "10:05")]) };
    const request = { hosts: [busyHost], length: 20, slotInterval: 45, range: during("09:00", "11:30") };
    expect(startsOf(request)).toEqual(["09:00", "10:15", "11:00"]);
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

  test("is each range's own for a single host beside fixed ones", () => {
    const single = host([during("09:00", "09:20"), during("09:30", "11:00")]);
    const fixed = { ...alwaysFree, isFixed: true };
    const request = { schedulingType: "ROUND_ROBIN", length: 20, slotInterval: 45 } as const;
    expect(startsOf({ ...request, hosts: [single, fixed] })).toEqual(["09:00", "09:30", "10:15"]);
  });
});

describe("the notice", () => {
  const now = Date.parse("2026-12-01T09:00:59.999Z");

  test("counts from now, floored to the minute", () => {
    const request = { now, slotInterval: 7, range: during("08:00", "11:00") };
    expect(startsOf({ ...request, minimumBookingNotice: 0 })[0]).toBe("09:00");
    expect(startsOf({ ...request, minimumBookingNotice: 61 })[0]).toBe("10:01");
  });

  test("is rounded up to the mark", () => {
    expect(startsOf({ now, minimumBookingNotice: 61 })[0]).toBe("10:30");
    expect(startsOf({ now, minimumBookingNotice: 60 })[0]).toBe("10:00");
  });

  test("that reaches over the whole range leaves none of it", () => {
    expect(startsOf({ now, minimumBookingNotice: 1440 })).toEqual([]);
  });
});

describe("the period", () => {
  const range = { start: at("00:00"), end: at("24:00", "2026-12-04") };
  const now = Date.parse("2026-12-01T12:00Z");
  const lastStart = (request: Partial<SlotRequest>) => {
    const last = ask({ range, now, ...request }).at(-1);
    return last && new Date(last.start * 60_000).toISOString();
  };

  test("is today and the dates that follow", () => {
    expect(lastStart({ periodDays: 0 })).toBe("2026-12-01T23:30:00.000Z");
    expect(lastStart({ periodDays: 2 })).toBe("2026-12-03T23:30:00.000Z");
  });

  test("counts dates of the asker's zone", () => {
    // In Auckland (+13:00) it is already the 2nd, and that date ends at 11:00 UTC of the 2nd.
    expect(lastStart({ periodDays: 0, timeZone: "Pacific/Auckland" })).toBe("2026-12-02T10:30:00.000Z");
  });

  test("may end within a slot, but not before its start", () => {
    expect(lastStart({ periodDays: 0, length: 60 })).toBe("2026-12-01T23:30:00.000Z");
  });

  test("is unlimited if it is null", () => {
    expect(lastStart({ periodDays: null })).toBe("2026-12-04T23:30:00.000Z");
  });
});

test("buffers close what lies around a host's busy times", () => {
  const busyHost = {
    ...alwaysFree,
    busy: intervalsFrom([during("08:00", "08:50"), during("12:00", "13:00")]),
  };
  const request = { hosts: [busyHost], range: during("09:00", "14:30"), length: 60, slotInterval: 60 };
  expect(startsOf({ ...request, beforeEventBuffer: 15, afterEventBuffer: 15 })).toEqual(["10:00"]);
  expect(startsOf(request)).toEqual(["09:00", "10:00", "11:00", "13:00"]);
});
