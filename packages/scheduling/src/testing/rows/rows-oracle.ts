import { intervalsFrom, type MinuteRange, type Restriction, type SlotRequest } from "@calcache/availability";
import { addDays, civilReader, type Oracle, oracleOf, weekdayOf } from "@calcache/availability/testing";
import type { BookingRow, EventTypeRow, HostRow, LimitsJson, TeamRows } from "./rows.ts";
import { hoursOf, scheduleOf, travelsOf } from "./rows-schedules.ts";

/** What is asked, by whom, led to which users, and when; epoch ms. */
export type RowsQuestion = {
  range: MinuteRange;
  timeZone: string;
  now: number;
  /** `ownerId` is whose contact they are; limits count for none then. */
  routing: { memberIds: readonly number[]; ownerId: number | null };
};

/**
 * cal.com's rules of which rows count, as plainly as they read: it shares nothing with the code that reads the database, and leaves
 * slots to the oracle of minutes.
 */
export function rowsOracleOf(range: MinuteRange) {
  const oracle: Oracle = oracleOf(range);
  const minutes = Array.from({ length: range.end - range.start }, (_, i) => range.start + i);
  const weeks = { start: range.start, end: range.end + twoWeeks };
  const oracleOfWeeks = oracleOf(weeks);
  const civil = civilReader({ start: weeks.start - 2 * 1440, end: weeks.end + 2 * 1440 });

  function slots(rows: TeamRows, question: RowsQuestion): MinuteRange[] {
    const bookable = bookableSlots(rows, question);
    const dates = new Set<string>();
    return bookable.filter(({ start }) => {
      const { date } = civil(start, question.timeZone);
      const isFirst = !dates.has(date);
      dates.add(date);
      return isFirst || !rows.eventTypes[0].onlyShowFirstAvailableSlot;
    });
  }

  function bookableSlots(rows: TeamRows, question: RowsQuestion): MinuteRange[] {
    const { range: asked, timeZone, now } = question;
    const [eventType] = rows.eventTypes;
    const closedMinutes = (userId: number) => minutes.filter((minute) => isClosed(rows, userId, minute));
    const request = requestOf(rows, question, closedMinutes, hostsFor(rows, question));
    const dateOf = (minute: number) => civil(minute, timeZone).date;
    const today = dateOf(Math.floor(now / 60_000));
    const all = oracle.slots(request).filter(({ start }) => isInPeriod(eventType, start, zoneOf(rows)));
    if (eventType.periodType !== "rolling_window") return all;
    const fromToday = oracle.slots({ ...request, range: { start: range.start, end: asked.end } });
    const lastDate = lastDateOf(
      eventType,
      fromToday.map(({ start }) => dateOf(start)),
      today,
    );
    return all.filter(({ start }) => dateOf(start) <= lastDate);
  }

  /** Those to whom somebody is led; of the owner's group the owner alone, while they have a slot within two weeks. */
  function hostsFor(rows: TeamRows, question: RowsQuestion): readonly HostRow[] {
    const { hosts, eventTypes } = rows;
    const [eventType] = eventTypes;
    const led = hostsLedTo(rows, question.routing.memberIds);
    const owner = hosts.find(({ userId, isFixed }) => userId === question.routing.ownerId && !isFixed);
    if (!owner || eventType.schedulingType === "collective" || (eventType.requiredHosts ?? 1) > 1) return led;
    const all = hosts.filter((host) => host === owner || led.includes(host));
    const first = all.filter((host) => host === owner || host.isFixed || host.groupId !== owner.groupId);
    const request = requestOf(rows, question, () => [], first);
    const hasSlot = (one: Oracle, end: number) =>
      one
        .slots({ ...request, range: { start: range.start, end } })
        .some(({ start }) => isInPeriod(eventType, start, zoneOf(rows)));
    // Weeks take long to go through, and mostly the first days have one.
    const last = Math.floor(question.now / 60_000) + twoWeeks;
    return hasSlot(oracle, range.end) || hasSlot(oracleOfWeeks, last) ? first : all;
  }

  /** A range's dates, both included, are those that its instants have in the event type's zone. */
  function isInPeriod(eventType: EventTypeRow, start: number, timeZone: string): boolean {
    const { periodType, periodStartDate: first, periodEndDate: last } = eventType;
    if (periodType !== "range" || first === null || last === null) return true;
    const { date } = civil(start, timeZone);
    return civil(first, timeZone).date <= date && date <= civil(last, timeZone).date;
  }

  /** Whether a limit is reached in the day, week, month or year that a minute is in. */
  function isClosed(rows: TeamRows, userId: number, minute: number): boolean {
    const { bookings, eventTypes, teamBookingLimits, users } = rows;
    const [{ bookingLimits, durationLimits, length }] = eventTypes;
    const user = users.find(({ id }) => id === userId);
    const accepted = bookings.filter(({ status }) => status === "accepted");
    const theirs = accepted.filter((booking) => booking.userId === userId || booking.attendeeId === userId);
    const zone = limitZoneOf(rows);
    const sets = [
      { of: accepted.filter(({ eventTypeId }) => eventTypeId === 1), zone, bookingLimits, durationLimits },
      {
        of: theirs.filter(({ eventTypeId }) => eventTypeId !== null),
        zone,
        bookingLimits: teamBookingLimits,
      },
      { of: theirs, zone: user?.timeZone ?? "", ...user },
    ];
    return sets.some((set) =>
      units.some(([unit, nameOf]) => {
        const [most, mostMinutes] = [set.bookingLimits?.[unit], set.durationLimits?.[unit]];
        if (!most && !mostMinutes) return false;
        const period = (at: number) => nameOf(civil(at, set.zone).date);
        const counted = set.of.filter(({ start }) => period(start) === period(minute));
        const booked = counted.reduce((sum, { start, end }) => sum + end - start, 0);
        return (most && counted.length >= most) || (mostMinutes && booked + length > mostMinutes);
      }),
    );
  }

  return { slots };
}

const twoWeeks = 14 * 1440;

/** What two dates have in common that are in the same day, week, month or year. */
const units: [keyof LimitsJson, (date: string) => string][] = [
  ["PER_DAY", (date) => date],
  ["PER_WEEK", (date) => addDays(date, -weekdayOf(date))],
  ["PER_MONTH", (date) => date.slice(0, 7)],
  ["PER_YEAR", (date) => date.slice(0, 4)],
];

/** The zone of the event type's schedule, else of its first host. */
const limitZoneOf = ({ schedules, users, hosts, eventTypes: [eventType] }: TeamRows): string =>
  schedules.find(({ id }) => id === eventType.scheduleId)?.timeZone ??
  users.find(({ id }) => id === Math.min(...hosts.map(({ userId }) => userId)))?.timeZone ??
  "UTC";

/** The first dates that have a slot are offered, so many; of business days those of weekends don't count, but today does. */
function lastDateOf(
  { periodDays, periodCountCalendarDays }: EventTypeRow,
  dates: string[],
  today: string,
): string {
  const isBusinessDay = (date: string) => weekdayOf(date) !== 0 && weekdayOf(date) !== 6;
  const counted = [...new Set(dates)].filter(
    (date) => periodCountCalendarDays || date === today || isBusinessDay(date),
  );
  return periodDays ? (counted[periodDays - 1] ?? "9999-12-31") : today;
}

function requestOf(
  rows: TeamRows,
  { routing: _, ...asked }: RowsQuestion,
  closedMinutes: (userId: number) => number[],
  hosts: readonly HostRow[],
): SlotRequest {
  const [eventType] = rows.eventTypes;
  return {
    ...eventType,
    ...asked,
    onlyShowFirstAvailableSlot: false,
    requiredHosts: eventType.requiredHosts ?? 1,
    showOptimizedSlots: eventType.showOptimizedSlots === true,
    schedulingType: eventType.schedulingType === "collective" ? "COLLECTIVE" : "ROUND_ROBIN",
    rooms:
      eventType.rooms?.map((id) => ({
        busy: intervalsFrom(rows.rooms.find((room) => room.id === id)?.busy ?? []),
        bookings: bookingsOf(rows, id),
      })) ?? null,
    hosts: hosts.map((host) => ({
      isFixed: host.isFixed,
      groupId: host.groupId,
      schedule: scheduleOf(rows, host),
      busy: intervalsFrom(rows.users.find(({ id }) => id === host.userId)?.busy ?? []),
      bookings: bookingsOf(rows, host.userId),
      closed: intervalsFrom([
        ...closedMinutes(host.userId).map((minute) => ({ start: minute, end: minute + 1 })),
        ...rows.users.flatMap(({ id, away }) => (id === host.userId && away ? [away] : [])),
      ]),
    })),
    restriction: restrictionOf(rows),
    alsoStarts: rows.bookings
      .filter(({ status, eventTypeId }) => status === "accepted" && eventTypeId === 1)
      .filter(({ seats }) => seats > 0 && seats < (eventType.seatsPerTimeSlot ?? 0))
      .filter(({ start, end }) => end - start === eventType.length)
      .map(({ start }) => start),
    slotInterval: eventType.slotInterval || eventType.length,
    periodDays:
      eventType.periodType === "rolling"
        ? {
            count: eventType.periodDays ?? 0,
            of: eventType.periodCountCalendarDays ? "calendar_days" : "business_days",
          }
        : null,
  };
}

/** Of a round robin those who are fixed, and of each group those who are asked for, or all where nobody of it is. */
function hostsLedTo({ hosts, eventTypes: [eventType] }: TeamRows, userIds: readonly number[]): HostRow[] {
  return hosts.filter(({ userId, isFixed, groupId }) => {
    const group = hosts.filter((other) => !other.isFixed && other.groupId === groupId);
    const isAskedFor = group.some((other) => userIds.includes(other.userId));
    return eventType.schedulingType === "collective" || isFixed || !isAskedFor || userIds.includes(userId);
  });
}

/** The hours to which slots are confined, in the asker's zone or the schedule's. */
function restrictionOf(rows: TeamRows): Restriction | null {
  const [{ restrictionScheduleId, useBookerTimezone: inAskersZone }] = rows.eventTypes;
  const schedule = rows.schedules.find(({ id }) => id === restrictionScheduleId);
  if (schedule === undefined) return null;
  const owner = rows.users.find(({ id }) => id === schedule.userId);
  const travels = !inAskersZone && owner?.defaultScheduleId === schedule.id;
  return {
    schedule: {
      ...hoursOf(schedule.hours),
      ...travelsOf(rows, travels ? schedule.userId : null, schedule.timeZone ?? ""),
    },
    inAskersZone,
  };
}

/** The event type's own, else that of its first host. */
const zoneOf = (rows: TeamRows): string =>
  rows.eventTypes[0].timeZone ?? rows.hosts.map((host) => scheduleOf(rows, host).timeZone)[0] ?? "UTC";

const bookingsOf = (rows: TeamRows, userId: number) =>
  rows.bookings
    .filter((booking) => closes(rows, booking, userId))
    .map(({ start, end, eventTypeId }) => ({ start, end, ...buffersOf(rows, eventTypeId) }));

function closes({ eventTypes }: TeamRows, booking: BookingRow, userId: number): boolean {
  const { status, eventTypeId } = booking;
  const eventType = eventTypeId && eventTypes[eventTypeId - 1];
  const keepsTime = eventType
    ? eventType.requiresConfirmation && eventType.requiresConfirmationWillBlockSlot
    : false;
  const isTheirs = booking.userId === userId || booking.attendeeId === userId;
  return isTheirs && (status === "accepted" || (status === "pending" && keepsTime));
}

function buffersOf({ eventTypes }: TeamRows, eventTypeId: BookingRow["eventTypeId"]) {
  const eventType = eventTypeId && eventTypes[eventTypeId - 1];
  return {
    beforeEventBuffer: eventType ? eventType.beforeEventBuffer : 0,
    afterEventBuffer: eventType ? eventType.afterEventBuffer : 0,
  };
}
