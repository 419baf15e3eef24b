import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { HostAvailability } from "./host-availability.ts";
import { intervalsFrom, toRanges } from "./intervals.ts";
import { floorMinute, type Minute, type MinuteRange } from "./minutes.ts";
import { findSlots, type SlotRequest } from "./slots.ts";
import { addDays, type CivilMinute, civilMinutes } from "./testing/civil-minutes.ts";
import { workingHours } from "./working-hours.ts";

/** Askers on nights when their clocks change, or on odd quarters of an hour; the same two days for the hosts. */
const windows: [timeZone: string, from: string, to: string][] = [
  ["Europe/London", "2026-10-24T12:00Z", "2026-10-26T00:00Z"],
  ["Australia/Lord_Howe", "2026-10-03T06:00Z", "2026-10-04T18:00Z"],
  ["Asia/Kathmandu", "2026-12-01T00:00Z", "2026-12-02T12:00Z"],
];
const zones = [...windows.map(([timeZone]) => timeZone), "America/New_York"];

/** The rules, written down as plainly as they read, minute by minute. */
function plainSlots(request: SlotRequest, civilOf: (minute: Minute) => CivilMinute): MinuteRange[] {
  const { schedulingType, hosts, length, slotInterval, range } = request;
  const free = hosts.map((host) => freeMinutes(host, request));
  const isNeeded = hosts.map((host) => schedulingType === "COLLECTIVE" || host.isFixed);
  const needed = free.filter((_, i) => isNeeded[i]);
  const others = free.filter((_, i) => !isNeeded[i]);
  const groups = others.length === 0 ? [needed] : others.map((other) => [...needed, other]);
  const ranges = groups
    .flatMap((group) => runs(range, (minute) => group.every((minutes) => minutes.has(minute))))
    .toSorted((a, b) => a.start - b.start);

  const mark = [60, 30, 20, 15, 10, 5].find((minutes) => slotInterval % minutes === 0) ?? 1;
  const starts = new Set<Minute>();
  for (const { start, end } of ranges) {
    let at = start;
    while (at < end && civilOf(at).minuteOfDay % mark !== 0) at += 1;
    const before = [...starts].filter((other) => other < at).reduce((a, b) => Math.max(a, b), -Infinity);
    if (others.length > 1 && before + slotInterval > at)
      at = before >= start ? before : before + slotInterval;
    for (; at + length <= end; at += slotInterval) starts.add(at);
  }

  const { periodDays } = request;
  const lastDate =
    periodDays === null ? "9999-12-31" : addDays(civilOf(floorMinute(request.now)).date, periodDays);
  return [...starts]
    .filter((start) => civilOf(start).date <= lastDate)
    .toSorted((a, b) => a - b)
    .map((start) => ({ start, end: start + length }));
}

function freeMinutes(host: HostAvailability, request: SlotRequest): Set<Minute> {
  const { beforeEventBuffer, afterEventBuffer, range } = request;
  const earliest = floorMinute(request.now + request.minimumBookingNotice * 60_000);
  const closed = [
    ...toRanges(host.busy),
    ...host.bookings.map((booking) => ({
      start: booking.start - booking.beforeEventBuffer,
      end: booking.end + booking.afterEventBuffer,
    })),
  ].map(({ start, end }) => ({ start: start - afterEventBuffer, end: end + beforeEventBuffer }));
  const free = new Set<Minute>();
  for (const { start, end } of toRanges(workingHours(host.schedule, range))) {
    for (let minute = Math.max(start, earliest); minute < end; minute++) {
      if (!closed.some((time) => time.start <= minute && minute < time.end)) free.add(minute);
    }
  }
  return free;
}

function runs(range: MinuteRange, isInside: (minute: Minute) => boolean): MinuteRange[] {
  const found: MinuteRange[] = [];
  let start: Minute | null = null;
  for (let minute = range.start; minute <= range.end; minute++) {
    const inside = minute < range.end && isInside(minute);
    if (inside) start ??= minute;
    if (inside || start === null) continue;
    found.push({ start, end: minute });
    start = null;
  }
  return found;
}

function anyRequest(timeZone: string, range: MinuteRange): fc.Arbitrary<SlotRequest> {
  const minutes = (min: number, max: number) => fc.integer({ min, max });
  const roundOr = (step: number, max: number) =>
    fc.oneof(
      minutes(0, Math.floor(max / step)).map((count) => count * step),
      minutes(0, max),
    );
  const buffers = { beforeEventBuffer: roundOr(15, 45), afterEventBuffer: roundOr(15, 45) };
  const anyBusy = fc
    .tuple(minutes(range.start - 120, range.end + 60), minutes(1, 240))
    .map(([start, length]) => ({ start, end: start + length }));
  const anyBooking = fc
    .tuple(anyBusy, fc.record(buffers))
    .map(([time, ownBuffers]) => ({ ...time, ...ownBuffers }));
  const anyHours = fc.record({
    days: fc.constant([0, 1, 2, 3, 4, 5, 6]),
    startTime: roundOr(30, 1440),
    endTime: roundOr(30, 1440),
  });
  const anyHost: fc.Arbitrary<HostAvailability> = fc.record({
    isFixed: fc.boolean(),
    schedule: fc.record({
      timeZone: fc.constantFrom(...zones),
      availability: fc.array(anyHours, { minLength: 1, maxLength: 2 }),
      overrides: fc.constant([]),
    }),
    busy: fc.array(anyBusy, { maxLength: 6 }).map(intervalsFrom),
    bookings: fc.array(anyBooking, { maxLength: 2 }),
  });
  return fc.record({
    schedulingType: fc.constantFrom("COLLECTIVE", "ROUND_ROBIN"),
    hosts: fc.array(anyHost, { minLength: 1, maxLength: 4 }),
    length: fc.oneof(fc.constantFrom(10, 15, 30, 60), minutes(1, 100)),
    slotInterval: fc.oneof(fc.constantFrom(5, 10, 15, 20, 30, 45, 60, 90), minutes(1, 100)),
    ...buffers,
    minimumBookingNotice: minutes(0, 600),
    periodDays: fc.constantFrom(null, 0, 1),
    timeZone: fc.constant(timeZone),
    range: fc.constant(range),
    now: minutes(range.start * 60, range.end * 60).map((seconds) => seconds * 1000),
  });
}

describe("offers exactly the slots that the rules name, minute by minute", () => {
  test.each(windows)("for an asker in %s from %s to %s", (timeZone, from, to) => {
    const range = { start: floorMinute(Date.parse(from)), end: floorMinute(Date.parse(to)) };
    const civil = civilMinutes(timeZone, { start: range.start, end: range.end + 1 });
    const civilOf = (minute: Minute) => civil[minute - range.start] ?? { date: "", minuteOfDay: Number.NaN };
    fc.assert(
      fc.property(anyRequest(timeZone, range), (request) => {
        expect(findSlots(request)).toEqual(plainSlots(request, civilOf));
      }),
      { numRuns: 500 },
    );
  });
});
