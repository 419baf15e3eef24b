import type { BookingDetails } from "@calcache/scheduling";
import { isoTime } from "./answers.ts";

/**
 * A booking as cal.com's API v2 (2024-08-13) shows it. Additions of ours: `hosts[].calendarEvent` says whether the event
 * is written to a calendar of the host's, and `metadata.availabilityCheckedLive` whether the hosts' calendars were
 * asked before it was confirmed.
 */
export function toBookingOutput(booking: BookingDetails) {
  const { attendee, eventType, location } = booking;
  return {
    id: booking.id,
    uid: booking.uid,
    title: booking.title,
    description: booking.notes,
    hosts: booking.hosts.map(({ id, name, email, username, timeZone, hasEvent }) => ({
      id,
      name,
      email,
      displayEmail: email,
      username,
      timeZone,
      calendarEvent: hasEvent,
    })),
    status: booking.status,
    ...given("cancellationReason", booking.cancellationReason),
    ...given("reschedulingReason", booking.reschedulingReason),
    ...given("rescheduledFromUid", booking.rescheduledFromUid),
    ...given("rescheduledToUid", booking.rescheduledToUid),
    start: isoTime(booking.start),
    end: isoTime(booking.end),
    duration: (booking.end - booking.start) / 60_000,
    eventTypeId: eventType?.id ?? null,
    eventType: eventType && { id: eventType.id, slug: eventType.slug },
    ...given("location", location),
    absentHost: false,
    createdAt: isoTime(booking.createdAt),
    updatedAt: booking.updatedAt === null ? null : isoTime(booking.updatedAt),
    metadata: { ...booking.metadata, availabilityCheckedLive: String(booking.checkedLive) },
    icsUid: booking.iCalUid,
    attendees: [
      {
        name: attendee.name,
        email: attendee.email,
        displayEmail: attendee.email,
        timeZone: attendee.timeZone,
        language: attendee.language,
        absent: false,
      },
    ],
    guests: booking.guests,
    bookingFieldsResponses: {
      name: attendee.name,
      email: attendee.email,
      guests: booking.guests,
      ...booking.responses,
    },
  };
}

const given = <Name extends string>(name: Name, value: string | null) =>
  value === null ? {} : { [name]: value };
