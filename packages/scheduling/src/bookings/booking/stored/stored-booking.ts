import { readBookingForm } from "@calcache/booking-questions";
import type { Prisma } from "@calcache/prisma";
import { afterBookingOf, usualAfterBooking } from "../../../event-types/columns/after-booking.ts";
import type { BookingDetails, BookingHostDetails } from "./booking-details.ts";
import { ownerSelect } from "./booking-owner.ts";
import { checkedLiveKey, firstSeatKey, readMetadata, readResponses } from "./stored-json.ts";

const userSelect = { id: true, name: true, username: true, email: true, timeZone: true, locale: true };

/** What is selected of a booking to tell all about it. */
export const bookingSelect = {
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
  rescheduled: true,
  recurringEventId: true,
  iCalUID: true,
  iCalSequence: true,
  createdAt: true,
  updatedAt: true,
  user: { select: userSelect },
  hosts: {
    select: { calendarId: true, roomName: true, declinedAt: true, user: { select: userSelect } },
    orderBy: { userId: "asc" },
  },
  attendees: {
    select: { name: true, email: true, timeZone: true, locale: true },
    orderBy: { id: "asc" },
  },
  seats: {
    select: { attendee: { select: { name: true, email: true, timeZone: true, locale: true } } },
    orderBy: { id: "asc" },
  },
  eventType: {
    select: {
      id: true,
      slug: true,
      title: true,
      bookingFields: true,
      interfaceLanguage: true,
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

export type BookingRow = Prisma.BookingGetPayload<{ select: typeof bookingSelect }>;

/** All that a booking's own row tells. */
export function toDetails(
  row: BookingRow,
): Omit<BookingDetails, "owner" | "rescheduledToUid" | "awaitsNewTime" | "joinUrl" | "meetingRefused"> {
  const responses = readResponses(row.responses);
  const { [checkedLiveKey]: checkedLive, [firstSeatKey]: _, ...metadata } = readMetadata(row.metadata);
  const seated = row.seats.map((seat) => seat.attendee);
  // Whoever booked first may have given their seat back, and other hosts attend too.
  const [attendee] = seated.length > 0 ? seated : row.attendees;
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
    ...roomsOf(row),
    attendee: {
      name: attendee?.name ?? "",
      email: attendee?.email ?? "",
      timeZone: attendee?.timeZone ?? "UTC",
      language: attendee?.locale ?? "en",
    },
    seating:
      seated.length === 0
        ? null
        : { kind: "shared", attendees: seated.map(({ name, email }) => ({ name, email })) },
    guests: responses.guests,
    notes: responses.notes ?? row.description ?? "",
    responses: responses.fields,
    asked: readBookingForm(row.eventType?.bookingFields)?.questions ?? [],
    location: row.location,
    interfaceLanguage: row.eventType?.interfaceLanguage || null,
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
  const hosts = rows.flatMap(({ calendarId, roomName, user: host }) =>
    host && roomName === null ? [{ calendarId, user: host }] : [],
  );
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

function roomsOf({ hosts }: BookingRow): Pick<BookingDetails, "room" | "declinedRooms"> {
  const rooms = hosts.flatMap(({ roomName: name, declinedAt, user }) =>
    user && name !== null
      ? [{ isDeclined: declinedAt !== null, room: { id: user.id, name, email: user.email } }]
      : [],
  );
  const of = (declined: boolean) =>
    rooms.flatMap(({ isDeclined, room }) => (isDeclined === declined ? [room] : []));
  return { room: of(false)[0] ?? null, declinedRooms: of(true) };
}
