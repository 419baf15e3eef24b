import { teamsMeeting } from "@calcache/booking-questions";
import { type Database, Prisma } from "@calcache/prisma";
import type { BookingDetails } from "./booking-details.ts";
import { findBookingOwner } from "./booking-owner.ts";
import { asSeat, readSeat, seatSelect, toSeat } from "./seat.ts";
import { type BookingRow, bookingSelect, toDetails } from "./stored-booking.ts";

const knownStatuses = ["cancelled", "accepted", "rejected", "pending", "awaiting_host"];

/** What bookings are found in. */
export type BookingTables = Pick<
  Database,
  "booking" | "bookingSeat" | "endedSeat" | "calendarEvent" | "$queryRaw"
>;

/**
 * A booking by its uid, or by a seat's as whoever has that knows it, with everything about it; null if there is none, or none in a
 * status that is known here.
 */
export async function findBooking(db: BookingTables, uid: string): Promise<BookingDetails | null> {
  return (await findWhole(db, uid)) ?? (await findSeat(db, uid)) ?? (await findEndedSeat(db, uid));
}

async function findSeat(db: BookingTables, uid: string): Promise<BookingDetails | null> {
  const row = await db.bookingSeat.findUnique({
    where: { referenceUid: uid },
    select: { ...seatSelect, booking: { select: { uid: true } } },
  });
  const booking = row && (await findWhole(db, row.booking.uid));
  return booking && asSeat(booking, toSeat(row));
}

/** Whether a uid is of a seat of the booking that another one names. */
export const isSeatOf = async (
  db: Pick<BookingTables, "bookingSeat">,
  seatUid: string,
  bookingUid: string,
): Promise<boolean> =>
  (await db.bookingSeat.count({ where: { referenceUid: seatUid, booking: { uid: bookingUid } } })) > 0;

/** One that was given back is cancelled, whatever became of the others. */
async function findEndedSeat(db: BookingTables, uid: string): Promise<BookingDetails | null> {
  const row = await db.endedSeat.findUnique({
    where: { uid },
    include: { booking: { select: { uid: true } } },
  });
  const seat = readSeat(row?.seat);
  const booking = row?.booking && seat && (await findWhole(db, row.booking.uid));
  if (!booking) return null;
  const { reason: cancellationReason, endedAt } = row;
  const known = asSeat(booking, seat);
  return { ...known, status: "cancelled", cancellationReason, updatedAt: endedAt.getTime(), joinUrl: null };
}

const findWhole = async (db: BookingTables, uid: string): Promise<BookingDetails | null> =>
  (await findBookings(db, [uid]))[0] ?? null;

/** Bookings by their own uids, in that order and in as many queries as one takes; without those that {@link findBooking} knows none of. */
export async function findBookings(db: BookingTables, uids: readonly string[]): Promise<BookingDetails[]> {
  const readable = await readableOf(db, uids);
  if (readable.length === 0) return [];
  const rows = await db.booking.findMany({
    where: { uid: { in: readable } },
    select: bookingSelect,
    relationLoadStrategy: "join",
  });
  const movedTo = await findMoves(db, rows);
  const meetings = await findMeetings(db, rows);
  const owners = await findOwners(db, rows);
  const found = new Map(
    rows.map((row) => [
      row.uid,
      {
        ...toDetails(row),
        owner: owners.get(row.eventType?.id) ?? null,
        rescheduledToUid: movedTo.get(row.uid) ?? null,
        awaitsNewTime: row.status === "CANCELLED" && row.rescheduled === true && !movedTo.has(row.uid),
        ...meetings(row),
      },
    ]),
  );
  return uids.flatMap((uid) => found.get(uid) ?? []);
}

/** A host may have statuses that nobody here knows, which can't be read. */
async function readableOf(db: Pick<BookingTables, "$queryRaw">, uids: readonly string[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ uid: string }[]>`
    SELECT uid FROM "Booking" WHERE uid = ANY(${[...uids]}::text[]) AND status::text = ANY(${knownStatuses})`;
  return rows.map(({ uid }) => uid);
}

/** To which bookings cancelled ones were moved, by their uids. */
async function findMoves(db: BookingTables, rows: readonly BookingRow[]): Promise<Map<string, string>> {
  const cancelled = rows.filter(({ status }) => status === "CANCELLED").map(({ uid }) => uid);
  if (cancelled.length === 0) return new Map();
  const moved = await db.booking.findMany({
    where: { fromReschedule: { in: cancelled } },
    select: { uid: true, fromReschedule: true },
  });
  return new Map(moved.map(({ uid, fromReschedule }) => [fromReschedule ?? "", uid]));
}

/** Whose pages the bookings' event types are on, by their ids. */
async function findOwners(db: BookingTables, rows: readonly BookingRow[]) {
  const eventTypes = new Map(rows.map(({ eventType }) => [eventType?.id, eventType]));
  return new Map(
    await Promise.all(
      [...eventTypes].map(async ([id, eventType]) => [id, await findBookingOwner(db, eventType)] as const),
    ),
  );
}

/**
 * The links that the leading hosts' calendars made for bookings' events: of those that are there, not of one that another host
 * had before the booking was moved.
 */
async function findMeetings(db: Pick<BookingTables, "calendarEvent">, rows: readonly BookingRow[]) {
  const asked = rows.flatMap((row) => meetingEventOf(row) ?? []);
  const events =
    asked.length === 0
      ? []
      : await db.calendarEvent.findMany({
          where: {
            writerKind: "booking",
            eventId: { in: asked.map(({ eventId }) => eventId) },
            OR: [{ joinUrl: { not: null } }, { meetingRefused: true }],
            desired: { not: Prisma.DbNull },
            calendar: { externalId: { in: asked.map(({ calendar }) => calendar) } },
          },
          select: {
            eventId: true,
            joinUrl: true,
            meetingRefused: true,
            calendar: { select: { externalId: true } },
          },
        });
  return (row: BookingRow): Pick<BookingDetails, "joinUrl" | "meetingRefused"> => {
    const wanted = meetingEventOf(row);
    const event = events.find(
      ({ eventId, calendar }) => eventId === wanted?.eventId && calendar.externalId === wanted.calendar,
    );
    return { joinUrl: event?.joinUrl ?? null, meetingRefused: event?.meetingRefused ?? false };
  };
}

/** The event that says where a booking is met online; null for one that isn't. */
function meetingEventOf(row: BookingRow): { eventId: string; calendar: string } | null {
  const calendar = row.hosts.find(({ user }) => user && user.id === row.user?.id)?.calendarId ?? null;
  if (row.location !== teamsMeeting || row.status === "CANCELLED" || calendar === null) return null;
  return { eventId: row.iCalUID || row.uid, calendar };
}
