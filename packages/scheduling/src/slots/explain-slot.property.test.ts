import {
  type BookedTime,
  findSlots,
  floorMinute,
  type Intervals,
  intervalsFrom,
  type MinuteRange,
  union,
} from "@calcache/availability";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { noLimits } from "../event-types/columns/counted-limits.ts";
import type { EventTypeHost } from "../event-types/columns/event-type.ts";
import { type ExplainRequest, explainSlot, type KnownHost } from "./explain-slot.ts";
import { offerableHosts } from "./offerable-hosts.ts";

/** Two days with a change of clocks in the asker's zone, or odd quarters of an hour. */
const windows: [timeZone: string, from: string, to: string][] = [
  ["Europe/London", "2026-10-24T23:00Z", "2026-10-26T00:00Z"],
  ["Australia/Lord_Howe", "2026-10-03T06:00Z", "2026-10-04T18:00Z"],
  ["Asia/Kathmandu", "2026-12-01T00:00Z", "2026-12-02T12:00Z"],
];
const zones = [...windows.map(([timeZone]) => timeZone), "America/New_York"];

type Case = { request: ExplainRequest; hosts: readonly KnownHost[]; at: number };

const minutes = (min: number, max: number) => fc.integer({ min, max });
const rounded = (step: number, min: number, max: number) =>
  fc.oneof(
    minutes(Math.ceil(min / step), Math.floor(max / step)).map((count) => count * step),
    minutes(min, max),
  );
const buffers = { beforeEventBuffer: rounded(15, 0, 45), afterEventBuffer: rounded(15, 0, 45) };

const isNotEmpty = ({ start, end }: MinuteRange) => start < end;

function anyHost(range: MinuteRange): fc.Arbitrary<KnownHost> {
  const anyTime = fc
    .tuple(rounded(15, range.start - 120, range.end + 60), rounded(15, 0, 240))
    .map(([start, length]) => ({ start, end: start + length }));
  const anyCalendar = fc.oneof(
    { weight: 9, arbitrary: fc.array(anyTime, { maxLength: 3 }).map(intervalsFrom) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
  const anyHours = fc.record({
    days: fc.constant([0, 1, 2, 3, 4, 5, 6]),
    startTime: rounded(30, 0, 1440),
    endTime: rounded(30, 0, 1440),
  });
  return fc
    .record({
      isFixed: fc.boolean(),
      groupId: fc.constantFrom(null, null, "sales"),
      timeZone: fc.constantFrom(...zones),
      availability: fc.array(anyHours, { minLength: 1, maxLength: 2 }),
      calendars: fc.array(anyCalendar, { maxLength: 2 }),
      bookings: fc.array(
        fc.tuple(anyTime, fc.record(buffers)).map(([time, own]): BookedTime => ({ ...time, ...own })),
        { maxLength: 2 },
      ),
      limits: fc.array(
        anyTime.filter(isNotEmpty).map((time) => ({
          ...time,
          of: "host" as const,
          limit: { unit: "day" as const, counts: "bookings" as const, most: 1 },
        })),
        { maxLength: 1 },
      ),
      away: fc.array(anyTime.filter(isNotEmpty), { maxLength: 1 }),
    })
    .map(({ isFixed, groupId, timeZone, availability, calendars, bookings, limits, away }) => ({
      host: { ...someone, isFixed, groupId, away, schedule: { timeZone, availability, overrides: [] } },
      calendars: calendars.map((busy, i) => ({ calendar: { ...someCalendar, externalId: String(i) }, busy })),
      bookings,
      limits,
    }));
}

const someone: EventTypeHost = {
  userId: 1,
  username: null,
  name: "",
  email: "",
  isFixed: false,
  priority: 2,
  weight: 100,
  groupId: null,
  limits: noLimits,
  schedule: { timeZone: "UTC", availability: [], overrides: [] },
  absences: [],
  away: [],
  barred: null,
  calendars: [],
};
const someCalendar = { integration: "fake_calendar", externalId: "", source: "cached", asOf: 0 } as const;

function anyCase(timeZone: string, range: MinuteRange): fc.Arbitrary<Case> {
  return fc
    .record({
      schedulingType: fc.constantFrom("COLLECTIVE" as const, "ROUND_ROBIN" as const),
      length: fc.oneof(fc.constantFrom(10, 15, 30, 60), minutes(1, 100)),
      slotInterval: fc.oneof(fc.constantFrom(5, 10, 15, 20, 30, 45, 60, 90, 120), minutes(1, 100)),
      ...buffers,
      everyStart: fc.boolean(),
      requiredHosts: fc.constantFrom(1, 1, 2),
      minimumBookingNotice: fc.constantFrom(0, 0, 30, 300),
      periodDays: fc.constantFrom(null, ...[0, 1].map((count) => ({ count, of: "calendar_days" }) as const), {
        count: 1,
        of: "business_days",
      } as const),
      period: fc.constant(null),
      timeZone: fc.constant(timeZone),
      range: fc.constant(range),
      now: minutes((range.start - 1440) * 60, range.end * 60).map((seconds) => seconds * 1000),
    })
    .chain((request) =>
      fc.record({
        request: fc.constant(request),
        hosts: fc.array(anyHost(range), { minLength: 1, maxLength: 4 }),
        at: rounded(15, range.start, range.end - request.length),
      }),
    );
}

/** What is offered, by the code that finds slots: with hosts whose calendars aren't told apart. */
function startsOf({ request, hosts }: Case, change: Partial<ExplainRequest> = {}): number[] {
  const known = new Map(hosts.map((each) => [each.host, each]));
  const available = offerableHosts({ ...request, hosts: [...known.keys()] }, (host) => {
    const { calendars = [], bookings = [], limits = [] } = known.get(host) ?? {};
    const busy: Intervals[] = calendars.flatMap((each) => (each.busy === null ? [] : [each.busy]));
    return busy.length < calendars.length
      ? null
      : { ...host, busy: union(busy), bookings, closed: intervalsFrom([...limits, ...host.away]) };
  });
  return findSlots({ ...request, ...change, hosts: available }).map(({ start }) => start);
}

/** Whether each host who is needed has no reason against the slot, by the words of the rule. */
function neededAreFree({ request, hosts, at }: Case): boolean {
  const explained = explainSlot(request, hosts, at).hosts;
  const isFree = ({ reasons }: (typeof explained)[number]) => reasons.length === 0;
  if (request.schedulingType === "COLLECTIVE") return explained.every(isFree);
  const others = explained.filter(({ host }) => !host.isFixed);
  const areEnough = [null, "sales"].every((group) => {
    const members = others.filter(({ host }) => host.groupId === group);
    return members.length === 0 || members.filter(isFree).length >= request.requiredHosts;
  });
  return explained.filter(({ host }) => host.isFixed).every(isFree) && areEnough;
}

describe.each(windows)("to an asker in %s from %s to %s", (timeZone, from, to) => {
  const range = { start: floorMinute(Date.parse(from)), end: floorMinute(Date.parse(to)) };
  const holds = (law: (drawn: Case) => void) =>
    fc.assert(fc.property(anyCase(timeZone, range), law), { numRuns: 1500 });

  test("a slot is offered exactly if there is no reason against it, and then who is needed is free", () => {
    holds((drawn) => {
      const { reasons } = explainSlot(drawn.request, drawn.hosts, drawn.at);
      const isOffered = startsOf(drawn).includes(drawn.at);
      expect(reasons.length === 0).toBe(isOffered);
      if (isOffered) expect(neededAreFree(drawn)).toBe(true);
    });
  });

  // Each of these guards was broken on purpose and caught here: a booking's own buffers, the event type's before and
  // after, limits, working hours for all of the slot, half-open times, a calendar that isn't known, the notice, the period.
  test("who is needed is free exactly if a slot begins there on a grid of single minutes", () => {
    holds((drawn) => {
      expect(neededAreFree(drawn)).toBe(startsOf(drawn, { slotInterval: 1 }).includes(drawn.at));
    });
  });

  test("the grid is what is against it exactly if only a finer one has it", () => {
    holds((drawn) => {
      const { reasons } = explainSlot(drawn.request, drawn.hosts, drawn.at);
      const onlyFiner =
        startsOf(drawn, { slotInterval: 1 }).includes(drawn.at) && !startsOf(drawn).includes(drawn.at);
      expect(reasons.some(({ kind }) => kind === "off_grid")).toBe(onlyFiner);
    });
  });

  test("the nearest starts are offered, and nothing between them but the slot itself", () => {
    holds((drawn) => {
      const { reasons, nearestStarts } = explainSlot(drawn.request, drawn.hosts, drawn.at);
      if (reasons.some(({ kind }) => kind === "too_soon" || kind === "after_booking_period")) return;
      const starts = startsOf(drawn).filter((start) => start !== drawn.at);
      expect(nearestStarts).toEqual({
        before: starts.filter((start) => start < drawn.at).at(-1) ?? null,
        after: starts.filter((start) => start > drawn.at)[0] ?? null,
      });
    });
  });
});
