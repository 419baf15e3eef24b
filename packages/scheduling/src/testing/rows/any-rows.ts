import type { MinuteRange } from "@calcache/availability";
import fc from "fast-check";
import type { BookingRow, EventTypeRow, HostRow, ScheduleRow, TeamRows, UserRow } from "./rows.ts";

export const rowZones = ["UTC", "Asia/Tokyo", "America/New_York", "Asia/Kathmandu", "Europe/London"];

const userIds = [1, 2, 3];
const scheduleIds = [1, 2, 3, 4];
const nobodysScheduleId = 99;

const minutes = (min: number, max: number) => fc.integer({ min, max });
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const seldom = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 2 });
const zone = fc.constantFrom(...rowZones);
const rounded = (step: number, min: number, max: number) =>
  minutes(Math.ceil(min / step), Math.floor(max / step)).map((count) => count * step);
const timeOfDay = fc.oneof(fc.constantFrom(0, 540, 720, 1020, 1439), rounded(30, 0, 1439), minutes(0, 1439));

/** Rows of a team of up to three, with events and bookings in and around a range. */
export function anyRows(range: MinuteRange): fc.Arbitrary<TeamRows> {
  const time = fc
    .tuple(rounded(5, range.start - 120, range.end + 60), fc.oneof(rounded(5, 5, 240), minutes(1, 2_000)))
    .map(([start, length]) => ({ start, end: start + length }));
  const schedule = (id: number): fc.Arbitrary<ScheduleRow> =>
    fc.record({
      id: fc.constant(id),
      userId: fc.constantFrom(...userIds),
      timeZone: orNull(zone),
      hours: fc.array(anyHours(range), { maxLength: 3 }),
    });
  const user = (id: number): fc.Arbitrary<UserRow> =>
    fc.record({
      id: fc.constant(id),
      timeZone: zone,
      defaultScheduleId: orNull(fc.constantFrom(...scheduleIds, nobodysScheduleId)),
      busy: fc.array(time, { maxLength: 4 }),
    });
  const booking: fc.Arbitrary<BookingRow> = fc
    .tuple(
      time,
      fc.record({
        status: fc.constantFrom("accepted", "pending", "pending", "cancelled", "rejected", "awaiting_host"),
        userId: orNull(fc.constantFrom(...userIds)),
        attendeeId: seldom(fc.constantFrom(...userIds)),
        eventTypeId: orNull(fc.constantFrom(1 as const, 2 as const)),
      }),
    )
    .map(([at, of]) => ({ ...at, ...of }));
  return fc
    .record({
      users: fc.tuple(...userIds.map(user)),
      schedules: fc.subarray(scheduleIds).chain((ids) => fc.tuple(...ids.map(schedule))),
      hosts: fc.subarray(userIds, { minLength: 1 }).chain((ids) => fc.tuple(...ids.map(anyHost))),
      eventTypes: fc.tuple(anyEventType(range), anyEventType(range)),
      bookings: fc.array(booking, { maxLength: 4 }),
    })
    .map(withoutMissingSchedules);
}

const anyHost = (userId: number): fc.Arbitrary<HostRow> =>
  fc.record({
    userId: fc.constant(userId),
    isFixed: fc.boolean(),
    scheduleId: orNull(fc.constantFrom(...scheduleIds)),
  });

/** The database has no reference to a schedule that isn't there but a user's default. */
function withoutMissingSchedules(rows: TeamRows): TeamRows {
  const known = (id: number | null) => (rows.schedules.some((schedule) => schedule.id === id) ? id : null);
  const [asked, other] = rows.eventTypes;
  return {
    ...rows,
    hosts: rows.hosts.map((host) => ({ ...host, scheduleId: known(host.scheduleId) })),
    eventTypes: [
      { ...asked, scheduleId: known(asked.scheduleId) },
      { ...other, scheduleId: known(other.scheduleId) },
    ],
  };
}

function anyHours({ start, end }: MinuteRange) {
  const dates = rounded(1440, start, end).map((minute) =>
    new Date(minute * 60_000).toISOString().slice(0, 10),
  );
  return fc.record({
    days: fc.oneof(fc.constant([1, 2, 3, 4, 5]), fc.subarray([0, 1, 2, 3, 4, 5, 6])),
    startTime: timeOfDay,
    endTime: timeOfDay,
    date: seldom(dates),
  });
}

function anyEventType({ start, end }: MinuteRange): fc.Arbitrary<EventTypeRow> {
  // Some zone's midnights, mostly.
  const date = fc.oneof(
    rounded(1440, start, end).chain((day) => rounded(15, day - 840, day + 720)),
    minutes(start, end),
  );
  const buffer = fc.constantFrom(0, 0, 5, 15, 30);
  return fc.record({
    schedulingType: fc.constantFrom("collective", "roundRobin"),
    scheduleId: seldom(fc.constantFrom(...scheduleIds)),
    timeZone: orNull(zone),
    length: fc.oneof(fc.constantFrom(15, 20, 30, 45, 60), minutes(5, 100)),
    slotInterval: orNull(fc.oneof(fc.constantFrom(0, 15, 20, 30, 45, 50, 60, 90, 120, 240), minutes(5, 100))),
    offsetStart: fc.constantFrom(0, 0, 0, 5, 10),
    beforeEventBuffer: buffer,
    afterEventBuffer: buffer,
    minimumBookingNotice: fc.constantFrom(0, 0, 60, 600),
    periodType: fc.constantFrom("unlimited", "rolling", "rolling_window", "range"),
    periodDays: orNull(minutes(0, 3)),
    periodCountCalendarDays: orNull(fc.boolean()),
    periodStartDate: fc.option(date, { nil: null, freq: 9 }),
    periodEndDate: fc.option(date, { nil: null, freq: 9 }),
    requiresConfirmation: fc.boolean(),
    requiresConfirmationWillBlockSlot: fc.boolean(),
    everyStart: fc.oneof(
      { weight: 3, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
  });
}
