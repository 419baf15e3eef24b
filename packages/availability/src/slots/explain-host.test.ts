import { describe, expect, it } from "vitest";
import { type Intervals, intervalsFrom, noIntervals } from "../intervals/intervals.ts";
import type { MinuteRange } from "../intervals/minutes.ts";
import { during } from "../testing/utc.ts";
import { type ExplainableHost, explainHost } from "./explain-host.ts";

const slot = during("10:00", "10:30");
const open = intervalsFrom([slot]);
const noBuffers = { beforeEventBuffer: 0, afterEventBuffer: 0 };
const buffers = { beforeEventBuffer: 15, afterEventBuffer: 30 };

const busy = (...times: MinuteRange[]): ExplainableHost<string> => ({
  calendars: [{ calendar: "work", busy: intervalsFrom(times) }],
  bookings: [],
});
const booked = (time: MinuteRange, own = noBuffers): ExplainableHost<string> => ({
  calendars: [],
  bookings: [{ ...time, ...own }],
});
const explain = (host: ExplainableHost<string>, eventType = noBuffers, hours: Intervals = open) =>
  explainHost(host, hours, slot, eventType);

describe("a host", () => {
  it("has nothing against a slot in free working hours, up to its last minute", () => {
    expect(explain(busy(during("09:30", "10:00"), during("10:30", "11:00")))).toEqual([]);
  });

  it("isn't at work, also if only for part of the slot", () => {
    for (const hours of [noIntervals, intervalsFrom([during("10:00", "10:29")])]) {
      expect(explain(busy(), noBuffers, hours)).toEqual([{ kind: "outside_working_hours" }]);
    }
    const break_ = intervalsFrom([during("10:00", "10:10"), during("10:11", "10:30")]);
    expect(explain(busy(), noBuffers, break_)).toEqual([{ kind: "outside_working_hours" }]);
  });

  it("is busy in the calendars that say so, each time named", () => {
    const [first, second] = [during("09:00", "10:01"), during("10:29", "12:00")];
    const host = {
      calendars: [
        { calendar: "home", busy: intervalsFrom([second]) },
        { calendar: "work", busy: intervalsFrom([first]) },
      ],
      bookings: [],
    };
    expect(explain(host)).toEqual([
      { kind: "busy", calendar: "home", time: second },
      { kind: "busy", calendar: "work", time: first },
    ]);
  });

  it("has a calendar that isn't known, which is no free one", () => {
    const host = { calendars: [{ calendar: "work", busy: null }], bookings: [] };
    expect(explain(host)).toEqual([{ kind: "calendar_unavailable", calendar: "work" }]);
  });

  it("is booked", () => {
    const time = during("10:15", "10:45");
    expect(explain(booked(time))).toEqual([{ kind: "booked", time }]);
  });
});

describe("a buffer", () => {
  it("holds something busy that ended just before, or begins just after", () => {
    const [before, after] = [during("09:00", "09:46"), during("10:59", "12:00")];
    expect(explain(busy(before, after), buffers)).toEqual([
      { kind: "buffer", side: "before", calendar: "work", time: before },
      { kind: "buffer", side: "after", calendar: "work", time: after },
    ]);
    expect(explain(busy(during("09:00", "09:45"), during("11:00", "12:00")), buffers)).toEqual([]);
  });

  it("is a booking's own as well as the slot's", () => {
    const time = during("09:00", "09:15");
    const own = { beforeEventBuffer: 0, afterEventBuffer: 31 };
    expect(explain(booked(time, own), buffers)).toEqual([
      { kind: "buffer", side: "before", calendar: null, time },
    ]);
    expect(explain(booked(time, { ...own, afterEventBuffer: 30 }), buffers)).toEqual([]);
    const later = during("11:15", "12:00");
    expect(explain(booked(later, { beforeEventBuffer: 16, afterEventBuffer: 0 }), buffers)).toEqual([
      { kind: "buffer", side: "after", calendar: null, time: later },
    ]);
  });

  it("is all that a booking without length has", () => {
    const time = during("10:10", "10:10");
    expect(explain(booked(time), buffers)).toEqual([]);
    expect(explain(booked(time, buffers))).toHaveLength(1);
  });
});
