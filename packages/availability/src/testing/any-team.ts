import fc from "fast-check";
import type { DateSpan, Schedule } from "../civil-time/schedule.ts";
import { intervalsFrom } from "../intervals/intervals.ts";
import type { MinuteRange } from "../intervals/minutes.ts";
import type { Meeting, Participant } from "../meetings/meeting.ts";
import type { SequenceStep } from "../meetings/sequences.ts";
import type { HostAvailability, RoomAvailability } from "../slots/host-availability.ts";
import type { SlotRequest } from "../slots/slot-request.ts";
import { addDays } from "./civil-minutes.ts";
import { type TestWindow, testZones } from "./windows.ts";

const minutes = (min: number, max: number) => fc.integer({ min, max });
const everyDay = [0, 1, 2, 3, 4, 5, 6];

/** Mostly round. */
const roundOr = (step: number, max: number) =>
  fc.oneof(
    minutes(0, Math.floor(max / step)).map((count) => count * step),
    minutes(0, max),
  );

/** Mostly the ends of a day and the hours in which clocks change. */
const timeOfDay = fc.oneof(
  fc.constantFrom(0, 1, 15, 60, 90, 120, 150, 180, 1380, 1410, 1439, 1440),
  roundOr(30, 1440),
);

const buffers = { beforeEventBuffer: roundOr(15, 45), afterEventBuffer: roundOr(15, 45) };
const anyLength = fc.oneof(fc.constantFrom(10, 15, 30, 60), minutes(1, 100));
const anyInterval = fc.oneof(fc.constantFrom(5, 10, 15, 20, 30, 45, 50, 60, 90, 120, 240), minutes(1, 100));

/** Weekly hours, overrides, absences and trips on some of these dates, in some of the zones. */
export function anySchedule(zones: readonly string[], dates: readonly string[]): fc.Arbitrary<Schedule> {
  const times = { startTime: timeOfDay, endTime: timeOfDay };
  const days = fc.oneof(fc.constant(everyDay), fc.subarray(everyDay));
  const date = fc.constantFrom(...dates);
  const span = fc
    .tuple(date, date)
    .map(([a, b]): DateSpan => (a < b ? { first: a, last: b } : { first: b, last: a }));
  const trip = fc.tuple(span, fc.constantFrom(...zones, "Asia/Kathmandu", "Pacific/Apia"));
  const rarely = <Value>(value: fc.Arbitrary<Value[]>) =>
    fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: value });
  return fc.record({
    absences: rarely(fc.array(span, { maxLength: 2 })),
    trips: rarely(
      fc.array(
        trip.map(([dates, timeZone]) => ({ ...dates, timeZone })),
        { maxLength: 2 },
      ),
    ),
    timeZone: fc.constantFrom(...zones),
    availability: fc.array(fc.record({ days, ...times }), { maxLength: 3 }),
    overrides: fc.array(fc.record({ date, ...times }), { maxLength: 2 }),
  });
}

function datesAround({ start }: MinuteRange): string[] {
  const dayBefore = new Date((start - 1440) * 60_000).toISOString().slice(0, 10);
  return [0, 1, 2, 3, 4].map((days) => addDays(dayBefore, days));
}

/** Somebody with events and bookings in and around a range. */
const anyParticipant = (range: MinuteRange): fc.Arbitrary<Participant> =>
  fc
    .tuple(anyRoom(range), anySchedule(testZones, datesAround(range)))
    .map(([closed, schedule]) => ({ ...closed, schedule }));

/** What closes somebody's time, or a room's. */
function anyRoom(range: MinuteRange): fc.Arbitrary<RoomAvailability> {
  const busy = fc
    .tuple(minutes(range.start - 120, range.end + 60), minutes(1, 240))
    .map(([start, length]) => ({ start, end: start + length }));
  const booking = fc
    .tuple(busy, fc.record(buffers))
    .map(([time, ownBuffers]) => ({ ...time, ...ownBuffers }));
  return fc.record({
    busy: fc.array(busy, { maxLength: 6 }).map(intervalsFrom),
    bookings: fc.array(booking, { maxLength: 2 }),
  });
}

const anyDayCount = fc.record({
  count: minutes(0, 2),
  of: fc.constantFrom("calendar_days" as const, "business_days" as const),
});

/** A team's event type, asked for by somebody in a window's zone. */
export function anySlotRequest({ timeZone, range }: TestWindow): fc.Arbitrary<SlotRequest> {
  const host = fc
    .tuple(
      anyParticipant(range),
      fc.record({ isFixed: fc.boolean(), groupId: fc.constantFrom(null, null, "a", "b") }),
      fc.array(anyPart(range), { maxLength: 1 }),
    )
    .map(([participant, role, closed]): HostAvailability => {
      const periods = closed.filter(({ start, end }) => start < end);
      return { ...participant, ...role, closed: intervalsFrom(periods) };
    });
  const sharing = host.map((each): HostAvailability => ({ ...each, isFixed: false, groupId: null }));
  return fc.record({
    schedulingType: fc.constantFrom("COLLECTIVE", "ROUND_ROBIN"),
    hosts: fc.oneof(
      { weight: 2, arbitrary: fc.array(host, { minLength: 1, maxLength: 4 }) },
      // Of groups that are smaller there is nobody to choose two from.
      { weight: 1, arbitrary: fc.array(sharing, { minLength: 2, maxLength: 4 }) },
    ),
    requiredHosts: fc.constantFrom(1, 1, 2),
    rooms: fc.option(fc.array(anyRoom(range), { maxLength: 3 }), { nil: null, freq: 1 }),
    length: anyLength,
    slotInterval: anyInterval,
    everyStart: fc.boolean(),
    alsoStarts: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(minutes(range.start - 60, range.end), { maxLength: 3 }) },
    ),
    showOptimizedSlots: fc.oneof(
      { weight: 2, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
    onlyShowFirstAvailableSlot: fc.oneof(
      { weight: 3, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
    offsetStart: fc.oneof(fc.constant(0), minutes(0, 20)),
    ...buffers,
    minimumBookingNotice: minutes(0, 600),
    periodDays: fc.oneof(fc.constant(null), anyDayCount),
    period: fc.option(anyPart(range), { nil: null, freq: 2 }),
    restriction: fc.option(
      fc.record({ schedule: anySchedule(testZones, datesAround(range)), inAskersZone: fc.boolean() }),
      { nil: null, freq: 1 },
    ),
    timeZone: fc.constant(timeZone),
    range: anyPart(range),
    now: minutes(range.start * 60, range.end * 60 - 1).map((seconds) => seconds * 1000),
  });
}

const anyPart = (range: MinuteRange): fc.Arbitrary<MinuteRange> =>
  fc.oneof(
    fc.constant(range),
    fc
      .tuple(minutes(range.start, range.end), minutes(range.start, range.end))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })),
  );

/** One or two groups, each of which needs some of its members, who are mostly asked for by one kind of hours. */
export function anyMeeting(range: MinuteRange): fc.Arbitrary<Meeting> {
  const within = fc.array(anyPart(range), { minLength: 1, maxLength: 2 }).map((parts) => ({
    within: intervalsFrom(parts.filter(({ start, end }) => start < end)),
  }));
  const hours = fc
    .tuple(
      anyParticipant(range),
      fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: within }),
    )
    .map(([participant, part]): Participant => ({ ...participant, ...part }));
  const member = fc.oneof(
    { weight: 3, arbitrary: fc.array(hours, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(hours, { minLength: 2, maxLength: 2 }) },
  );
  const group = fc
    .tuple(fc.array(member, { minLength: 1, maxLength: 3 }), fc.nat(2))
    .map(([members, n]) => ({ members, required: 1 + (n % members.length) }));
  const participants = fc.array(group, { minLength: 1, maxLength: 2 });
  return fc.record({ participants, length: anyLength, ...buffers });
}

/** Two or three meetings after each other. */
export function anySequence(range: MinuteRange): fc.Arbitrary<SequenceStep[]> {
  const gapAfter = fc
    .tuple(roundOr(15, 60), fc.oneof(fc.constant(Infinity), roundOr(15, 120)))
    .map(([least, more]) => ({ least, most: least + more }));
  const step = fc
    .tuple(anyMeeting(range), fc.oneof(fc.constant(1), anyInterval), gapAfter)
    .map(([meeting, startInterval, gap]) => ({ ...meeting, startInterval, gapAfter: gap }));
  return fc.array(step, { minLength: 2, maxLength: 3 });
}

/** Up to three periods of a range, in any order; they may touch or overlap. */
export const anyPeriods = (range: MinuteRange): fc.Arbitrary<MinuteRange[]> =>
  fc.array(anyPart(range), { minLength: 1, maxLength: 3 });

/** How slots are laid out. */
export const anyLayout = fc.record({
  startInterval: anyInterval,
  overlapping: fc.boolean(),
  most: fc.oneof(fc.constant(512), minutes(1, 5)),
});
