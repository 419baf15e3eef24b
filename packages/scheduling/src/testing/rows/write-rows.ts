import type { MinuteRange } from "@calcache/availability";
import type { TeamRows } from "./rows.ts";

/** What a value is in SQL. Nothing here comes from outside of a test. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "object" && !Array.isArray(value)) return literal(JSON.stringify(value));
  if (Array.isArray(value)) return `'{${value.join()}}'`;
  return `'${String(value).replaceAll("'", "''")}'`;
}

function insert(table: string, rows: readonly Record<string, unknown>[]): string {
  return rows
    .map((row) => {
      const names = Object.keys(row).map((name) => `"${name}"`);
      return `INSERT INTO "${table}" (${names.join()}) VALUES (${Object.values(row).map(literal).join()});`;
    })
    .join("\n");
}

const instantOf = (minute: number | null) =>
  minute === null ? null : new Date(minute * 60_000).toISOString().slice(0, -1);
const timeOf = (minute: number) => `${Math.floor(minute / 60)}:${minute % 60}`;

/** As it is after the cache has read their mailbox's settings; of the calendars that close their time. */
const awayOf = (address: string, { start, end }: MinuteRange) => `
  WITH away AS (
    INSERT INTO calcache.mailbox (integration, address, credential_id, away_from, away_until)
    SELECT integration, address, credential_id, to_timestamp(${start * 60}), to_timestamp(${end * 60})
    FROM calcache.account WHERE address = ${literal(address)} RETURNING id, credential_id)
  INSERT INTO calcache.cached_calendar (mailbox_id, external_id)
  SELECT away.id, s."externalId" FROM away JOIN "SelectedCalendar" s ON s."credentialId" = away.credential_id;`;

/**
 * SQL that has the tables say what these rows say, instead of what they said; the users are there already. The event type that is asked
 * for has the id 1.
 * @param address of a user
 */
export const writeRows = (
  { users, schedules, hosts, absences, trips, holidays, eventTypes, bookings, teamBookingLimits }: TeamRows,
  address: (userId: number) => string,
): string => `
  DELETE FROM "Booking"; DELETE FROM "EventType"; DELETE FROM "Schedule"; DELETE FROM calcache.mailbox;
  DELETE FROM "OutOfOfficeEntry"; DELETE FROM "TravelSchedule";
  DELETE FROM "HolidayCache"; DELETE FROM "UserHolidaySettings";
  DELETE FROM calcache.host_limit; UPDATE "Team" SET "bookingLimits" = ${literal(teamBookingLimits)} WHERE id = 1;
  ${users
    .map(
      ({ id, timeZone, defaultScheduleId, bookingLimits, durationLimits }) =>
        `INSERT INTO calcache.host_limit VALUES (${[id, bookingLimits, durationLimits].map(literal).join()});
         UPDATE users SET "timeZone" = ${literal(timeZone)}, "defaultScheduleId" = ${literal(defaultScheduleId)} WHERE id = ${id};`,
    )
    .join("\n")}
  ${users.map(({ id, away }) => (away ? awayOf(address(id), away) : "")).join("\n")}
  ${insert(
    "Schedule",
    schedules.map(({ id, userId, timeZone }) => ({ id, userId, timeZone, name: "" })),
  )}
  ${insert(
    "Availability",
    schedules.flatMap(({ id, hours }) =>
      hours.map(({ startTime, endTime, ...hour }) => ({
        ...hour,
        scheduleId: id,
        startTime: timeOf(startTime),
        endTime: timeOf(endTime),
      })),
    ),
  )}
  ${insert(
    "EventType",
    eventTypes.map(({ everyStart, requiredHosts, rooms, periodStartDate, periodEndDate, ...row }, index) => ({
      ...row,
      id: index + 1,
      teamId: 1,
      slug: `type-${index + 1}`,
      title: "",
      periodStartDate: instantOf(periodStartDate),
      periodEndDate: instantOf(periodEndDate),
      metadata: JSON.stringify({
        apps: {
          calcache: { everyStart, requiredHosts, rooms: rooms?.map((id) => ({ email: address(id) })) },
        },
      }),
    })),
  )}
  ${insert(
    "HostGroup",
    ["a", "b"].map((id) => ({ id, name: id, eventTypeId: 1, updatedAt: "2026-01-01" })),
  )}
  ${insert(
    "Host",
    hosts.map((host) => ({ ...host, eventTypeId: 1 })),
  )}
  ${insert(
    "OutOfOfficeEntry",
    absences.map(({ userId, first, last }, index) => ({
      userId,
      uuid: `absence-${index}`,
      start: first,
      end: `${last}T23:59:59.999`,
      updatedAt: first,
    })),
  )}
  ${insert(
    "TravelSchedule",
    trips.map(({ first, last, ...row }, index) => ({
      ...row,
      id: index + 1,
      startDate: first,
      endDate: last && `${last}T23:59:59.999`,
    })),
  )}
  ${insert(
    "HolidayCache",
    holidays.map(({ date, ...row }, index) => ({
      ...row,
      id: `holiday-${index}`,
      calendarId: "",
      name: "",
      date: `${date}T00:00:00`,
      year: Number(date.slice(0, 4)),
      updatedAt: date,
    })),
  )}
  ${insert(
    "UserHolidaySettings",
    users.flatMap(({ id, holidays: own }) =>
      own === null ? [] : [{ userId: id, ...own, updatedAt: "2026-01-01" }],
    ),
  )}
  ${insert(
    "Booking",
    bookings.map(({ start, end, attendeeId: _, seats: __, ...row }, index) => ({
      ...row,
      id: index + 1,
      uid: `booking-${index}`,
      title: "",
      startTime: instantOf(start),
      endTime: instantOf(end),
    })),
  )}
  ${insert(
    "Attendee",
    bookings.flatMap(({ attendeeId }, index) =>
      attendeeId === null
        ? []
        : [{ bookingId: index + 1, email: address(attendeeId), name: "", timeZone: "UTC" }],
    ),
  )}
  ${insert(
    "Attendee",
    seatsOf(bookings).map(({ id, bookingId }) => ({
      id,
      bookingId,
      email: `${id}@guest`,
      name: "",
      timeZone: "UTC",
    })),
  )}
  ${insert(
    "BookingSeat",
    seatsOf(bookings).map(({ id, bookingId }) => ({ attendeeId: id, bookingId, referenceUid: `seat-${id}` })),
  )}`;

/** The database numbers other attendees itself, on and on: above what any run of a property comes to. */
const firstSeat = 1_000_000;

const seatsOf = (bookings: TeamRows["bookings"]) =>
  bookings.flatMap(({ seats }, index) =>
    Array.from({ length: seats }, (_, nth) => ({ id: firstSeat * (index + 1) + nth, bookingId: index + 1 })),
  );
