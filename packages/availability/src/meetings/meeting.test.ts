import { describe, expect, test } from "vitest";
import { offsetReader } from "../civil-time/utc-offset.ts";
import { intervalsFrom } from "../intervals/intervals.ts";
import type { MinuteRange } from "../intervals/minutes.ts";
import { host } from "../testing/ask.ts";
import { during, timeOf } from "../testing/utc.ts";
import { availablePeriods, availableSlots } from "./available-times.ts";
import { type Meeting, meetingStarts, type Participant } from "./meeting.ts";

const wholeDay = [during("00:00", "24:00")];
const free = (from: string, to: string) => host([during(from, to)]);
const group = (required: number, ...members: Participant[]) => ({
  members: members.map((member) => [member]),
  required,
});
const text = ({ start, end }: MinuteRange) => `${timeOf(start)}-${timeOf(end)}`;

const meeting: Meeting = {
  participants: [group(1, free("09:00", "17:00"))],
  length: 60,
  beforeEventBuffer: 0,
  afterEventBuffer: 0,
};

const periodsOf = (changes: Partial<Meeting>, within = wholeDay) =>
  availablePeriods({ ...meeting, ...changes }, meetingStarts(intervalsFrom(within)), 512).map(text);

function slotsOf(changes: Partial<Meeting>, { startInterval = 60, overlapping = false, most = 512 } = {}) {
  const layout = { startInterval, overlapping, most, clock: offsetReader("UTC") };
  const startsOf = meetingStarts(intervalsFrom(wholeDay));
  return availableSlots({ ...meeting, ...changes }, startsOf, layout).map(text);
}

describe("a group", () => {
  test("needs so many members, each free for the whole meeting", () => {
    const members = [free("09:00", "12:00"), free("10:00", "13:00"), free("11:00", "14:00")];
    expect(periodsOf({ participants: [group(1, ...members)] })).toEqual(["09:00-14:00"]);
    expect(periodsOf({ participants: [group(2, ...members)] })).toEqual(["10:00-13:00"]);
    expect(periodsOf({ participants: [group(3, ...members)] })).toEqual(["11:00-12:00"]);
  });

  test("isn't served by one member for the first half and another for the second", () => {
    const members = [free("09:00", "10:30"), free("10:30", "12:00")];
    expect(periodsOf({ participants: [group(1, ...members)] })).toEqual(["09:00-10:30", "10:30-12:00"]);
    expect(periodsOf({ participants: [group(1, ...members)], length: 120 })).toEqual([]);
  });

  // Broken on purpose: the hours of one member counted as those of two; `within` not asked for.
  test("has members who are free by any of their hours, and by some of these only within other times", () => {
    const noon = { ...free("12:00", "14:00"), within: intervalsFrom([during("12:30", "18:00")]) };
    const both = { members: [[free("09:00", "12:00"), noon]], required: 1 };
    expect(periodsOf({ participants: [both] })).toEqual(["09:00-12:00", "12:30-14:00"]);
    const joined = { members: [[free("09:00", "12:00"), free("12:00", "14:00")]], required: 1 };
    expect(periodsOf({ participants: [joined], length: 240 })).toEqual(["09:00-14:00"]);
    expect(periodsOf({ participants: [{ ...joined, required: 2 }] })).toEqual([]);
    expect(periodsOf({ participants: [{ members: [[]], required: 1 }] })).toEqual([]);
  });

  test("of which too few are known is never free", () => {
    expect(periodsOf({ participants: [group(2, free("09:00", "17:00"))] })).toEqual([]);
    expect(periodsOf({ participants: [group(1)] })).toEqual([]);
  });

  test("is needed besides every other: people and one of two rooms", () => {
    const participants = [
      group(2, free("09:00", "15:00"), free("10:00", "17:00")),
      group(1, free("08:00", "11:00"), free("13:30", "17:00")),
    ];
    expect(periodsOf({ participants })).toEqual(["10:00-11:00", "13:30-15:00"]);
  });
});

describe("a period", () => {
  test("lies in one of the asked ones; those that touch are one", () => {
    const within = [during("09:00", "10:00"), during("10:00", "11:30"), during("12:00", "12:59")];
    expect(periodsOf({}, within)).toEqual(["09:00-11:30"]);
  });

  test("is none where nothing is asked", () => {
    expect(periodsOf({}, [])).toEqual([]);
  });
});

describe("slots", () => {
  test("don't overlap unless they may", () => {
    const participants = [group(1, free("09:00", "11:00"))];
    expect(slotsOf({ participants }, { startInterval: 30 })).toEqual(["09:00-10:00", "10:00-11:00"]);
    expect(slotsOf({ participants }, { startInterval: 30, overlapping: true })).toEqual([
      "09:00-10:00",
      "09:30-10:30",
      "10:00-11:00",
    ]);
  });

  test("end when there are enough", () => {
    expect(slotsOf({}, { most: 2 })).toEqual(["09:00-10:00", "10:00-11:00"]);
  });

  test("keep the buffers of each participant", () => {
    const busy = { ...free("09:00", "17:00"), busy: intervalsFrom([during("12:00", "13:00")]) };
    const participants = [group(1, busy)];
    expect(slotsOf({ participants, beforeEventBuffer: 30, afterEventBuffer: 15 })).toEqual([
      "09:00-10:00",
      "10:00-11:00",
      "14:00-15:00",
      "15:00-16:00",
      "16:00-17:00",
    ]);
  });
});
