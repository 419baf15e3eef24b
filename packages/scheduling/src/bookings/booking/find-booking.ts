import { readBookingForm, teamsMeeting } from "@calcache/booking-questions";
import { type Database, Prisma } from "@calcache/prisma";
import { afterBookingOf, usualAfterBooking } from "../../event-types/after-booking.ts";
import type { BookingDetails, BookingHostDetails } from "./booking-details.ts";
import { findBookingOwner, ownerSelect } from "./booking-owner.ts";
import { asSeat, readSeat, seatSelect, toSeat } from "./seat.ts";
import { checkedLiveKey, readMetadata, readResponses } from "./stored-json.ts";

const userSelect = { id: true, name: true, username: true, email: true, timeZone: true };

const bookingSelect = {
  id: true,
  uid: true,
  status: true,
  title: true,
  startTime: true,
  endTime: true,
  location: true,
  responses: true,
  metadata: true,
  description: true,
  cancellationReason: true,
  rejectionReason: true,
  fromReschedule: true,
  recurringEventId: true,
  iCalUID: true,
  iCalSequence: true,
  createdAt: true,
  updatedAt: true,
  user: { select: userSelect },
  hosts: { select: { calendarId: true, user: { select: userSelect } }, orderBy: { userId: "asc" } },
  attendees: {
    select: { name: true, email: true, timeZone: true, locale: true },
    orderBy: { id: "asc" },
  },
  seats: { select: { attendee: { select: { name: true, email: true } } }, orderBy: { id: "asc" } },
  eventType: {
    select: {
      id: true,
      slug: true,
      title: true,
      bookingFields: true,
      successRedirectUrl: true,
      forwardParamsSuccessRedirect: true,
      disableCancelling: true,
      disableRescheduling: true,
      hideCalendarEventDetails: true,
      hideCalendarNotes: true,
      requiresConfirmation: true,
      requiresConfirmationWillBlockSlot: true,
      ...ownerSelect,
    },
  },
} satisfies Prisma.BookingSelect;

type BookingRow = Prisma.BookingGetPayload<{ select: typeof bookingSelect }>;

const knownStatuses = ["cancelled", "accepted", "rejected", "pending", "awaiting_host"];

/** A host may have statuses that nobody here knows, which can't be read. */
async function isReadable(db: Pick<Database, "$queryRaw">, uid: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM "Booking" WHERE uid = ${uid} AND status::text = ANY(${knownStatuses})`;
  return rows.length > 0;
}

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

async function findWhole(db: BookingTables, uid: string): Promise<BookingDetails | null> {
  if (!(await isReadable(db, uid))) return null;
  const row = await db.booking.findUnique({
    where: { uid },
    select: bookingSelect,
    relationLoadStrategy: "join",
  });
  if (row === null) return null;
  const next =
    row.status === "CANCELLED"
      ? await db.booking.findFirst({ where: { fromReschedule: uid }, select: { uid: true } })
      : null;
  return {
    ...toDetails(row),
    owner: await findBookingOwner(db, row.eventType),
    rescheduledToUid: next?.uid ?? null,
    ...(await findMeeting(db, row)),
  };
}

/**
 * The link that the leading host's calendar made for the booking's event: of the one that is there, not of one that another host
 * had before the booking was moved.
 */
async function findMeeting(
  db: Pick<BookingTables, "calendarEvent">,
  row: BookingRow,
): Promise<Pick<BookingDetails, "joinUrl" | "meetingRefused">> {
  const none = { joinUrl: null, meetingRefused: false };
  const calendar = row.hosts.find(({ user }) => user && user.id === row.user?.id)?.calendarId ?? null;
  if (row.location !== teamsMeeting || row.status === "CANCELLED" || calendar === null) return none;
  const event = await db.calendarEvent.findFirst({
    where: {
      writerKind: "booking",
      eventId: row.iCalUID || row.uid,
      OR: [{ joinUrl: { not: null } }, { meetingRefused: true }],
      desired: { not: Prisma.DbNull },
      calendar: { externalId: calendar },
    },
    select: { joinUrl: true, meetingRefused: true },
  });
  return event ?? none;
}

/** All that a booking's own row tells. */
function toDetails(
  row: BookingRow,
): Omit<BookingDetails, "owner" | "rescheduledToUid" | "joinUrl" | "meetingRefused"> {
  const responses = readResponses(row.responses);
  const { [checkedLiveKey]: checkedLive, ...metadata } = readMetadata(row.metadata);
  const [attendee] = row.attendees;
  return {
    id: row.id,
    uid: row.uid,
    status: statusOf(row.status),
    title: row.title,
    start: row.startTime.getTime(),
    end: row.endTime.getTime(),
    eventType: row.eventType && {
      id: row.eventType.id,
      slug: row.eventType.slug,
      title: row.eventType.title,
    },
    hosts: hostsOf(row),
    attendee: {
      name: attendee?.name ?? "",
      email: attendee?.email ?? "",
      timeZone: attendee?.timeZone ?? "UTC",
      language: attendee?.locale ?? "en",
    },
    seating:
      row.seats.length === 0 ? null : { kind: "shared", attendees: row.seats.map((one) => one.attendee) },
    guests: responses.guests,
    notes: responses.notes ?? row.description ?? "",
    responses: responses.fields,
    asked: readBookingForm(row.eventType?.bookingFields)?.questions ?? [],
    location: row.location,
    after: row.eventType === null ? usualAfterBooking : afterBookingOf(row.eventType, () => {}),
    metadata,
    checkedLive: checkedLive !== "false",
    cancellationReason: row.cancellationReason,
    rejectionReason: row.rejectionReason,
    reschedulingReason: responses.rescheduleReason,
    seriesUid: row.recurringEventId,
    rescheduledFromUid: row.fromReschedule,
    iCalUid: row.iCalUID || row.uid,
    iCalSequence: row.iCalSequence,
    unconfirmed: statusOf(row.status) === "pending" ? keepsTime(row.eventType) : null,
    createdAt: row.createdAt.getTime(),
    updatedAt: row.updatedAt?.getTime() ?? null,
  };
}

/** As everything that closes time knows it. */
const keepsTime = (eventType: BookingRow["eventType"]) =>
  eventType?.requiresConfirmation && eventType.requiresConfirmationWillBlockSlot
    ? "keeps time"
    : "keeps none";

/** Whoever leads comes first. Bookings that cal.com made have a leader and no hosts of ours. */
function hostsOf({ hosts: rows, user }: BookingRow): BookingHostDetails[] {
  const hosts = rows.flatMap((row) => (row.user ? [{ ...row, user: row.user }] : []));
  const leading = hosts.filter((host) => host.user.id === user?.id);
  const others = hosts.filter((host) => host.user.id !== user?.id);
  const all = hosts.length > 0 ? [...leading, ...others] : user ? [{ calendarId: null, user }] : [];
  return all.map((host) => ({
    ...host.user,
    name: host.user.name ?? host.user.username ?? host.user.email,
    hasEvent: host.calendarId !== null,
  }));
}

function statusOf(status: BookingRow["status"]): BookingDetails["status"] {
  if (status === "ACCEPTED") return "accepted";
  if (status === "CANCELLED") return "cancelled";
  return status === "REJECTED" ? "rejected" : "pending";
}
