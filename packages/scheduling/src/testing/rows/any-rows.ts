import type { MinuteRange } from "@calcache/availability";
import fc from "fast-check";
import type {
  AbsenceRow,
  BookingRow,
  EventTypeRow,
  HolidayRow,
  HostRow,
  LimitsJson,
  ScheduleRow,
  TeamRows,
  TripRow,
  UserRow,
} from "./rows.ts";

export const rowZones = ["UTC", "Asia/Tokyo", "America/New_York", "Asia/Kathmandu", "Europe/London"];

const userIds = [1, 2, 3];
export const roomIds = [4, 5];
const scheduleIds = [1, 2, 3, 4];
const nobodysScheduleId = 99;

const minutes = (min: number, max: number) => fc.integer({ min, max });
const rounded = (step: number, min: number, max: number) =>
  minutes(Math.ceil(min / step), Math.floor(max / step)).map((count) => count * step);
const rarely = <Value>(value: fc.Arbitrary<Value>, usual: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 1, arbitrary: value }, { weight: 5, arbitrary: usual });
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 2 });
const mostly = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 6 });
const seldom = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  rarely<Value | null>(value, fc.constant(null));
const zone = fc.constantFrom(...rowZones);
const dateOf = (minute: number) => new Date(minute * 60_000).toISOString().slice(0, 10);

/** Rows of a team of up to three, with events and bookings in and around a range. */
export function anyRows(range: MinuteRange): fc.Arbitrary<TeamRows> {
  return fc
    .record({
      users: fc.tuple(...userIds.map((id) => anyUser(id, range))),
      rooms: fc.tuple(...roomIds.map((id) => fc.record({ id: fc.constant(id), busy: anyBusy(range) }))),
      schedules: fc
        .subarray(scheduleIds)
        .chain((ids) => fc.tuple(...ids.map((id) => anySchedule(id, range)))),
      hosts: fc.subarray(userIds, { minLength: 1 }).chain((ids) => fc.tuple(...ids.map(anyHost))),
      absences: fc.array(anyAbsence(range), { maxLength: 2 }),
      trips: fc.array(anyTrip(range), { maxLength: 2 }),
      holidays: fc.uniqueArray(anyHoliday(range), {
        maxLength: 3,
        selector: ({ countryCode, eventId }) => `${countryCode} ${eventId}`,
      }),
      eventTypes: fc.tuple(anyEventType(range), anyEventType(range)),
      teamBookingLimits: fc.option(anyLimits(1), { nil: null, freq: 1 }),
      bookings: fc.array(anyBooking(range), { maxLength: 6 }),
    })
    .map(withoutMissingSchedules);
}

/**
 * The same as a round robin with an owner and others who take turns with them. Without limits: who works out slots over weeks, minute by
 * minute, doesn't count them.
 */
export function withOwner(rows: TeamRows, ownerId: number): TeamRows {
  const none = { bookingLimits: null, durationLimits: null };
  const [asked, other] = rows.eventTypes;
  const own = { isFixed: false, scheduleId: null, groupId: null };
  return {
    ...rows,
    users: rows.users.map((user) => ({ ...user, ...none })),
    hosts: [...rows.hosts.filter(({ userId }) => userId !== ownerId), { userId: ownerId, ...own }].toSorted(
      (a, b) => a.userId - b.userId,
    ),
    eventTypes: [
      { ...asked, ...none, schedulingType: "roundRobin", requiredHosts: null },
      { ...other, ...none },
    ],
    teamBookingLimits: null,
  };
}

/** The database has no reference to a schedule that isn't there but a user's default. */
function withoutMissingSchedules(rows: TeamRows): TeamRows {
  const known = (id: number | null) => (rows.schedules.some((schedule) => schedule.id === id) ? id : null);
  const [asked, other] = rows.eventTypes;
  // A restriction in a schedule's own zone needs that zone: that nothing is offered without it has a test of its own.
  const hasZone = (id: number | null) => rows.schedules.find((schedule) => schedule.id === id)?.timeZone;
  const withKnown = ({
    scheduleId,
    restrictionScheduleId: id,
    ...eventType
  }: EventTypeRow): EventTypeRow => ({
    ...eventType,
    scheduleId: known(scheduleId),
    restrictionScheduleId: eventType.useBookerTimezone || hasZone(id) ? known(id) : null,
  });
  return {
    ...rows,
    hosts: rows.hosts.map((host) => ({ ...host, scheduleId: known(host.scheduleId) })),
    eventTypes: [withKnown(asked), withKnown(other)],
  };
}

/** Small ones: there are few bookings. @param step bookings, or minutes */
const anyLimits = (step: number): fc.Arbitrary<LimitsJson> =>
  fc
    .tuple(fc.constantFrom("PER_DAY", "PER_WEEK", "PER_WEEK", "PER_MONTH", "PER_YEAR"), minutes(0, 4))
    .map(([unit, count]) => ({ [unit]: count * step }));

const anyHost = (userId: number): fc.Arbitrary<HostRow> =>
  fc.record({
    userId: fc.constant(userId),
    isFixed: fc.boolean(),
    scheduleId: seldom(fc.constantFrom(...scheduleIds)),
    groupId: fc.constantFrom(null, null, "a", "b"),
  });

function anyBusy({ start, end }: MinuteRange): fc.Arbitrary<MinuteRange[]> {
  const time = fc
    .tuple(rounded(5, start - 120, end + 60), rarely(minutes(1, 2_000), rounded(5, 5, 120)))
    .map(([from, length]) => ({ start: from, end: from + length }));
  return fc.array(time, { maxLength: 4 });
}

function anyUser(id: number, range: MinuteRange): fc.Arbitrary<UserRow> {
  return fc.record({
    id: fc.constant(id),
    timeZone: zone,
    bookingLimits: fc.option(anyLimits(1), { nil: null, freq: 1 }),
    durationLimits: seldom(anyLimits(60)),
    defaultScheduleId: orNull(fc.constantFrom(...scheduleIds, nobodysScheduleId)),
    busy: anyBusy(range),
    away: seldom(anyBusy(range)).map((times) => times?.find(({ start, end }) => start < end) ?? null),
    holidays: orNull(
      fc.record({
        countryCode: mostly(fc.constantFrom(...countries)),
        disabledIds: fc.subarray(holidayIds),
      }),
    ),
  });
}

const countries = ["DE", "FR"] as const;
/** As Google makes them, and what is almost one of them. */
const holidayIds = ["20261204_60o30chg", "20261204_60o30CHG", "DE_20261204_60o30chg", "20261205_60o30chg"];

const anyHoliday = ({ start, end }: MinuteRange): fc.Arbitrary<HolidayRow> =>
  fc.record({
    countryCode: fc.constantFrom(...countries),
    eventId: fc.constantFrom(...holidayIds),
    date: rounded(1440, start - 1440, end).map(dateOf),
  });

function anySchedule(id: number, range: MinuteRange): fc.Arbitrary<ScheduleRow> {
  const hours = fc.array(anyHours(range), { minLength: 1, maxLength: 3 });
  return fc.record({
    id: fc.constant(id),
    userId: fc.constantFrom(...userIds),
    timeZone: orNull(zone),
    hours: rarely<ScheduleRow["hours"]>(fc.constant([]), hours),
  });
}

function anyHours({ start, end }: MinuteRange) {
  const late = fc.oneof(fc.constant(1439), rounded(30, 750, 1410));
  const timeOfDay = fc.oneof(fc.constantFrom(0, 720, 1439), minutes(0, 1439));
  const dates = rounded(1440, start, end).map((minute) =>
    new Date(minute * 60_000).toISOString().slice(0, 10),
  );
  const times = rarely(
    fc.record({ startTime: timeOfDay, endTime: timeOfDay }),
    fc.record({ startTime: rounded(30, 0, 600), endTime: late }),
  );
  const days = fc.oneof(fc.constant([1, 2, 3, 4, 5]), fc.subarray([0, 1, 2, 3, 4, 5, 6]));
  return fc
    .tuple(times, fc.record({ days, date: seldom(dates) }))
    .map(([hours, when]) => ({ ...hours, ...when }));
}

const anyDates = ({ start, end }: MinuteRange) =>
  fc
    .tuple(rounded(1440, start - 1440, end), rarely(minutes(1, 3), fc.constant(0)))
    .map(([first, more]) => ({ first: dateOf(first), last: dateOf(first + more * 1440) }));

const anyAbsence = (range: MinuteRange): fc.Arbitrary<AbsenceRow> =>
  fc.tuple(fc.constantFrom(...userIds), anyDates(range)).map(([userId, dates]) => ({ userId, ...dates }));

const anyTrip = (range: MinuteRange): fc.Arbitrary<TripRow> =>
  fc
    .tuple(
      fc.record({ userId: fc.constantFrom(...userIds), timeZone: zone, prevTimeZone: seldom(zone) }),
      anyDates(range),
      fc.boolean(),
    )
    .map(([row, { first, last }, endless]) => ({ ...row, first, last: endless ? null : last }));

/** Mostly within usual working hours. */
function anyBooking({ start, end }: MinuteRange): fc.Arbitrary<BookingRow> {
  const day = rounded(1440, start, end - 1);
  const of = fc.record({
    status: fc.constantFrom(
      "accepted",
      "accepted",
      "pending",
      "pending",
      "cancelled",
      "rejected",
      "awaiting_host",
    ),
    userId: mostly(fc.constantFrom(...userIds)),
    attendeeId: rarely<number | null>(
      fc.constantFrom(...userIds, ...roomIds),
      fc.constantFrom(null, ...roomIds),
    ),
    seats: minutes(0, 2),
    eventTypeId: mostly(fc.constantFrom(1 as const, 2 as const)),
  });
  const times = fc.tuple(day, rarely(minutes(0, 1439), rounded(15, 540, 1020)), rounded(15, 15, 180));
  return fc
    .tuple(times, of)
    .map(([[date, from, length], row]) => ({ start: date + from, end: date + from + length, ...row }));
}

function anyEventType({ start, end }: MinuteRange): fc.Arbitrary<EventTypeRow> {
  // Mostly some zone's midnights.
  const date = rarely(
    minutes(start, end),
    rounded(1440, start, end).chain((day) => rounded(60, day - 840, day + 720)),
  );
  const buffer = fc.constantFrom(0, 0, 5, 15, 30);
  const interval = fc.oneof(fc.constantFrom(0, 15, 20, 30, 45, 50, 60, 90, 120, 240), minutes(5, 100));
  return fc
    .record({
      schedulingType: fc.constantFrom("collective", "roundRobin"),
      scheduleId: orNull(fc.constantFrom(...scheduleIds)),
      timeZone: orNull(zone),
      length: fc.oneof(fc.constantFrom(15, 20, 30, 45, 60), minutes(5, 100)),
      slotInterval: orNull(interval),
      offsetStart: rarely(fc.constantFrom(5, 10), fc.constant(0)),
      beforeEventBuffer: buffer,
      afterEventBuffer: buffer,
      minimumBookingNotice: rarely(fc.constantFrom(60, 600), fc.constant(0)),
      periodType: fc.constantFrom("unlimited", "rolling", "rolling_window", "range", "range"),
      periodDays: mostly(minutes(0, 3)),
      periodCountCalendarDays: fc.constantFrom(null, false, true),
      dates: fc.tuple(mostly(date), mostly(date)),
      requiresConfirmation: fc.boolean(),
      requiresConfirmationWillBlockSlot: fc.boolean(),
      bookingLimits: orNull(anyLimits(1)),
      durationLimits: seldom(anyLimits(60)),
      restrictionScheduleId: seldom(fc.constantFrom(...scheduleIds)),
      useBookerTimezone: fc.boolean(),
      seatsPerTimeSlot: seldom(minutes(0, 3)),
      onlyShowFirstAvailableSlot: rarely(fc.constant(true), fc.constant(false)),
      showOptimizedSlots: rarely<boolean | null>(fc.constant(true), fc.constantFrom(null, false)),
      everyStart: rarely(fc.constant(true), fc.constant(false)),
      requiredHosts: rarely<number | null>(fc.constant(2), fc.constantFrom(null, 1)),
      rooms: rarely(fc.subarray(roomIds, { minLength: 1 }), fc.constantFrom(null, null, roomIds)),
      recurringEvent: seldom(
        fc.record({ freq: minutes(0, 2), interval: minutes(1, 3), count: fc.constantFrom(1, 5, 99) }),
      ),
    })
    .map(({ dates: [a, b], ...all }) => {
      // Seats of requests, and of series, have tests of their own: nothing is offered then.
      const row = all.requiresConfirmation || all.recurringEvent ? { ...all, seatsPerTimeSlot: null } : all;
      const isBackwards = a !== null && b !== null && a > b;
      return { ...row, periodStartDate: isBackwards ? b : a, periodEndDate: isBackwards ? a : b };
    });
}
