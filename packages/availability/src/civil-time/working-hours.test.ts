import { describe, expect, test } from "vitest";
import { toRanges } from "../intervals/intervals.ts";
import { floorMinute } from "../intervals/minutes.ts";
import type { Schedule } from "./schedule.ts";
import { workingHours } from "./working-hours.ts";

const daily = [0, 1, 2, 3, 4, 5, 6];
const hours = (from: number, to: number) => ({ days: daily, startTime: from * 60, endTime: to * 60 });

/** Working hours from one UTC time to another, as `start/end` in UTC. */
function open(schedule: Partial<Schedule>, from: string, to: string): string[] {
  const range = { start: floorMinute(Date.parse(`${from}Z`)), end: floorMinute(Date.parse(`${to}Z`)) };
  const whole = { timeZone: "UTC", availability: [], overrides: [], ...schedule };
  const text = (minute: number) => new Date(minute * 60_000).toISOString().slice(5, 16);
  return toRanges(workingHours(whole, range)).map(({ start, end }) => `${text(start)}/${text(end)}`);
}

describe("weekly hours", () => {
  test("open on their weekdays, 0 being Sunday, in the schedule's zone", () => {
    const sundayAndMonday = { days: [0, 1], startTime: 540, endTime: 1020 };
    const schedule = { timeZone: "Asia/Kathmandu", availability: [sundayAndMonday] };
    // 2026-12-06 is a Sunday.
    expect(open(schedule, "2026-12-05T00:00", "2026-12-09T00:00")).toEqual([
      "12-06T03:15/12-06T11:15",
      "12-07T03:15/12-07T11:15",
    ]);
  });

  test("end where the range ends, and begin where it begins", () => {
    const schedule = { availability: [hours(9, 17)] };
    expect(open(schedule, "2026-12-01T10:00", "2026-12-02T09:30")).toEqual([
      "12-01T10:00/12-01T17:00",
      "12-02T09:00/12-02T09:30",
    ]);
    expect(open(schedule, "2026-12-01T10:00", "2026-12-01T10:00")).toEqual([]);
  });

  test("add up, and join where they touch", () => {
    const schedule = { availability: [hours(12, 17), hours(9, 12), hours(18, 20)] };
    expect(open(schedule, "2026-12-01T00:00", "2026-12-02T00:00")).toEqual([
      "12-01T09:00/12-01T17:00",
      "12-01T18:00/12-01T20:00",
    ]);
  });

  test("add up where they overlap", () => {
    const schedule = { availability: [hours(9, 13), hours(12, 17), hours(10, 11)] };
    expect(open(schedule, "2026-12-01T00:00", "2026-12-02T00:00")).toEqual(["12-01T09:00/12-01T17:00"]);
  });

  test.each([1439, 1440])("an end of %i means midnight and joins the next day", (endTime) => {
    const schedule = { availability: [{ days: daily, startTime: 0, endTime }] };
    expect(open(schedule, "2026-12-01T00:00", "2026-12-04T00:00")).toEqual(["12-01T00:00/12-04T00:00"]);
  });

  test("with an end before their start run on into the next date", () => {
    const friday = { availability: [{ days: [5], startTime: 1320, endTime: 120 }] };
    expect(open(friday, "2026-12-03T00:00", "2026-12-07T00:00")).toEqual(["12-04T22:00/12-05T02:00"]);
    expect(open(friday, "2026-12-05T00:00", "2026-12-07T00:00")).toEqual(["12-05T00:00/12-05T02:00"]);
  });

  test.each([0, 600, 1439, 1440])("from %i to the same time are none", (time) => {
    const schedule = { availability: [{ days: daily, startTime: time, endTime: time }] };
    expect(open(schedule, "2026-12-01T00:00", "2026-12-03T00:00")).toEqual([]);
  });
});

describe("an override", () => {
  const overriding = (...overrides: [from: number, to: number][]) =>
    overrides.map(([from, to]) => ({ date: "2026-12-02", startTime: from * 60, endTime: to * 60 }));

  test("replaces the hours of its local date only", () => {
    const schedule = { availability: [hours(9, 17)], overrides: overriding([11, 12]) };
    expect(open(schedule, "2026-12-01T00:00", "2026-12-04T00:00")).toEqual([
      "12-01T09:00/12-01T17:00",
      "12-02T11:00/12-02T12:00",
      "12-03T09:00/12-03T17:00",
    ]);
  });

  test.each([1439, 1440])("replaces the whole of its date among whole days that end at %i", (endTime) => {
    const schedule = {
      timeZone: "Asia/Tokyo",
      availability: [{ days: daily, startTime: 0, endTime }],
      overrides: overriding([11, 12]),
    };
    expect(open(schedule, "2026-12-01T00:00", "2026-12-04T00:00")).toEqual([
      "12-01T00:00/12-01T15:00",
      "12-02T02:00/12-02T03:00",
      "12-02T15:00/12-04T00:00",
    ]);
  });

  test("ends where the range ends, and begins where it begins", () => {
    const schedule = { overrides: overriding([9, 12]) };
    expect(open(schedule, "2026-12-02T10:00", "2026-12-02T11:00")).toEqual(["12-02T10:00/12-02T11:00"]);
    expect(open(schedule, "2026-12-02T12:00", "2026-12-03T00:00")).toEqual([]);
  });

  test("is of the date in the schedule's zone, not in UTC", () => {
    const schedule = { timeZone: "Pacific/Auckland", overrides: overriding([9, 10]) };
    expect(open(schedule, "2026-11-30T00:00", "2026-12-04T00:00")).toEqual(["12-01T20:00/12-01T21:00"]);
  });

  test("adds up with the others of its date", () => {
    const schedule = { availability: [hours(9, 17)], overrides: overriding([14, 15], [8, 10], [10, 11]) };
    expect(open(schedule, "2026-12-02T00:00", "2026-12-03T00:00")).toEqual([
      "12-02T08:00/12-02T11:00",
      "12-02T14:00/12-02T15:00",
    ]);
  });

  test("with equal start and end closes its date", () => {
    const schedule = { availability: [hours(9, 17)], overrides: overriding([0, 0]) };
    expect(open(schedule, "2026-12-01T00:00", "2026-12-04T00:00")).toEqual([
      "12-01T09:00/12-01T17:00",
      "12-03T09:00/12-03T17:00",
    ]);
  });

  test("also replaces what would run on into its date from the evening before", () => {
    const schedule = { availability: [hours(22, 2)], overrides: overriding([10, 11]) };
    expect(open(schedule, "2026-12-01T12:00", "2026-12-02T22:00")).toEqual([
      "12-01T22:00/12-02T00:00",
      "12-02T10:00/12-02T11:00",
    ]);
  });

  test("may itself run on into the next date, beside that date's own hours", () => {
    const schedule = { availability: [hours(1, 4)], overrides: overriding([22, 2]) };
    expect(open(schedule, "2026-12-02T00:00", "2026-12-04T00:00")).toEqual(["12-02T22:00/12-03T04:00"]);
  });

  test("doesn't run on into a next date that is overridden too", () => {
    const nextDate = { date: "2026-12-03", startTime: 540, endTime: 600 };
    const schedule = { overrides: [...overriding([22, 2]), nextDate] };
    expect(open(schedule, "2026-12-02T00:00", "2026-12-04T00:00")).toEqual([
      "12-02T22:00/12-03T00:00",
      "12-03T09:00/12-03T10:00",
    ]);
  });
});

describe("an absence", () => {
  const absences = [{ first: "2026-12-02", last: "2026-12-03" }];

  test("closes its dates in the schedule's zone, its first and last included, also where they are overridden", () => {
    const override = { date: "2026-12-03", startTime: 600, endTime: 660 };
    const schedule = {
      timeZone: "Asia/Tokyo",
      availability: [hours(9, 17)],
      overrides: [override],
      absences,
    };
    expect(open(schedule, "2026-11-30T15:00", "2026-12-05T15:00")).toEqual([
      "12-01T00:00/12-01T08:00",
      "12-04T00:00/12-04T08:00",
      "12-05T00:00/12-05T08:00",
    ]);
  });

  test("has no evening before it run on into it, and none of its own into the date after", () => {
    const schedule = { availability: [hours(22, 2)], absences };
    expect(open(schedule, "2026-12-01T12:00", "2026-12-05T12:00")).toEqual([
      "12-01T22:00/12-02T00:00",
      "12-04T22:00/12-05T02:00",
    ]);
  });
});

describe("a trip", () => {
  const trips = [
    { first: "2026-12-02", last: "2026-12-03", timeZone: "America/New_York" },
    { first: "2026-12-03", last: "2026-12-04", timeZone: "Asia/Tokyo" },
  ];

  test("has its dates' hours in its zone, and of two that share a date the first counts", () => {
    const schedule = { timeZone: "Europe/London", availability: [hours(9, 17)], trips };
    expect(open(schedule, "2026-12-01T00:00", "2026-12-06T00:00")).toEqual([
      "12-01T09:00/12-01T17:00",
      "12-02T14:00/12-02T22:00",
      "12-03T14:00/12-03T22:00",
      "12-04T00:00/12-04T08:00",
      "12-05T09:00/12-05T17:00",
    ]);
  });

  test("has no evening run on from home, nor back", () => {
    const schedule = { availability: [hours(22, 2)], trips: trips.slice(0, 1) };
    expect(open(schedule, "2026-12-01T12:00", "2026-12-05T12:00")).toEqual([
      "12-01T22:00/12-02T00:00",
      "12-03T03:00/12-03T07:00",
      "12-04T03:00/12-04T05:00",
      "12-04T22:00/12-05T02:00",
    ]);
  });
});

describe("when clocks change", () => {
  const london = (startTime: number, endTime: number) => ({
    timeZone: "Europe/London",
    availability: [{ days: [0], startTime, endTime }],
  });

  // London skips 01:00 to 02:00 on Sunday 2026-03-29 and repeats it on Sunday 2026-10-25.
  test("a start in the missing hour of spring moves to the end of that hour", () => {
    expect(open(london(90, 300), "2026-03-29T00:00", "2026-03-30T00:00")).toEqual([
      "03-29T01:00/03-29T04:00",
    ]);
  });

  test("an end in the missing hour of spring moves to the beginning of that hour", () => {
    expect(open(london(0, 90), "2026-03-29T00:00", "2026-03-30T00:00")).toEqual(["03-29T00:00/03-29T01:00"]);
  });

  test("hours wholly in the missing hour are none", () => {
    expect(open(london(70, 110), "2026-03-29T00:00", "2026-03-30T00:00")).toEqual([]);
  });

  test("hours in the repeated hour of autumn occur twice", () => {
    expect(open(london(90, 300), "2026-10-25T00:00", "2026-10-26T00:00")).toEqual([
      "10-25T00:30/10-25T01:00",
      "10-25T01:30/10-25T05:00",
    ]);
    expect(open(london(60, 90), "2026-10-25T00:00", "2026-10-26T00:00")).toEqual([
      "10-25T00:00/10-25T00:30",
      "10-25T01:00/10-25T01:30",
    ]);
  });

  test("hours around the repeated hour are one range, an hour longer", () => {
    expect(open(london(0, 300), "2026-10-24T12:00", "2026-10-26T00:00")).toEqual(["10-24T23:00/10-25T05:00"]);
  });

  test.each([
    ["23 hours", "Europe/London", "2026-03-29", "03-29T00:00/03-29T23:00"],
    ["25 hours", "Europe/London", "2026-10-25", "10-24T23:00/10-26T00:00"],
    ["23.5 hours", "Australia/Lord_Howe", "2026-10-04", "10-03T13:30/10-04T13:00"],
    ["24.5 hours", "Australia/Lord_Howe", "2026-04-05", "04-04T13:00/04-05T13:30"],
  ])("a whole day may have %s (%s)", (_, timeZone, date, expected) => {
    const wholeDate = { date, startTime: 0, endTime: 1440 };
    expect(open({ timeZone, overrides: [wholeDate] }, "2026-01-01T00:00", "2027-01-01T00:00")).toEqual([
      expected,
    ]);
  });

  test("a date that a zone skipped has no hours, and the dates around it join", () => {
    const schedule = {
      timeZone: "Pacific/Apia",
      availability: [hours(9, 24)],
      overrides: [{ date: "2011-12-30", startTime: 0, endTime: 1440 }],
    };
    // 2011-12-29 ends, and 2011-12-31 begins, at 10:00 UTC on the 30th.
    expect(open(schedule, "2011-12-29T10:00", "2011-12-31T10:00")).toEqual([
      "12-29T19:00/12-30T10:00",
      "12-30T19:00/12-31T10:00",
    ]);
  });
});
