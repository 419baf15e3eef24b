import { type BookingDetails, ledTo } from "@calcache/scheduling";
import { z } from "zod";
import { isoTime } from "../edge/answers/in-iso.ts";

const room = z.object({ id: z.int(), name: z.string(), email: z.string() });
const person = { name: z.string(), email: z.string(), displayEmail: z.string(), timeZone: z.string() };

/**
 * A booking as cal.com's API v2 (2024-08-13) shows it, where what isn't there is empty, but for an event type that was deleted; `meetingUrl` is there once the leading host's calendar has made it. Additions of ours: `hosts[].calendarEvent` says whether the event
 * is written to a calendar of the host's, `room` which room it takes, `declinedRooms` which it was to take and can't, `successRedirectUrl` where its event type leads whoever has booked, and `metadata.availabilityCheckedLive` whether the hosts' calendars were
 * asked before it was confirmed, and `metadata.onlineMeeting` is `refused` where the leading host's calendar makes no link.
 */
export const bookingOutput = z.object({
  id: z.int(),
  uid: z.string(),
  title: z.string(),
  description: z.string(),
  hosts: z.array(z.object({ id: z.int(), ...person, username: z.string(), calendarEvent: z.boolean() })),
  status: z.enum(["accepted", "pending", "cancelled", "rejected"]),
  cancellationReason: z.string().optional(),
  rejectionReason: z.string().optional(),
  reschedulingReason: z.string().optional(),
  recurringBookingUid: z.string().optional(),
  rescheduledFromUid: z.string().optional(),
  rescheduledToUid: z.string().optional(),
  start: z.string(),
  end: z.string(),
  duration: z.number(),
  eventTypeId: z.int().nullable(),
  eventType: z.object({ id: z.int(), slug: z.string() }).nullable(),
  location: z.string(),
  room: room.optional(),
  declinedRooms: z.array(room).optional(),
  meetingUrl: z.string().optional(),
  successRedirectUrl: z.string().optional(),
  absentHost: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
  metadata: z.record(z.string(), z.string()),
  icsUid: z.string(),
  attendees: z.array(z.object({ ...person, language: z.string(), absent: z.boolean() })),
  guests: z.array(z.string()),
  bookingFieldsResponses: z.record(z.string(), z.unknown()),
});

const occurrenceOutput = bookingOutput.extend({ recurringBookingUid: z.string() });

/** A booking, or the bookings of a series in order: all of it, whatever became of them. */
export const bookingOrSeries = z.union([bookingOutput, z.array(occurrenceOutput)]);

/** Shows the bookings of a series. */
export const toSeriesOutput = (bookings: readonly BookingDetails[]): z.input<typeof occurrenceOutput>[] =>
  bookings.map((booking) => ({
    ...toBookingOutput(booking),
    recurringBookingUid: booking.seriesUid ?? "",
  }));

/** Shows a booking. */
export function toBookingOutput(booking: BookingDetails): z.input<typeof bookingOutput> {
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
      username: username ?? "",
      timeZone,
      calendarEvent: hasEvent,
    })),
    status: booking.status,
    ...given("cancellationReason", booking.cancellationReason),
    ...given("rejectionReason", booking.rejectionReason),
    ...given("reschedulingReason", booking.reschedulingReason),
    ...given("recurringBookingUid", booking.seriesUid),
    ...given("rescheduledFromUid", booking.rescheduledFromUid),
    ...given("rescheduledToUid", booking.rescheduledToUid),
    start: isoTime(booking.start),
    end: isoTime(booking.end),
    duration: (booking.end - booking.start) / 60_000,
    eventTypeId: eventType?.id ?? null,
    eventType: eventType && { id: eventType.id, slug: eventType.slug },
    location: location ?? "",
    ...(booking.room && { room: booking.room }),
    ...(booking.declinedRooms.length > 0 && { declinedRooms: [...booking.declinedRooms] }),
    ...given("meetingUrl", booking.joinUrl),
    ...given("successRedirectUrl", isAgreedOrAsked(booking) ? ledTo(booking) : null),
    absentHost: false,
    createdAt: isoTime(booking.createdAt),
    updatedAt: isoTime(booking.updatedAt ?? booking.createdAt),
    metadata: {
      ...booking.metadata,
      availabilityCheckedLive: String(booking.checkedLive),
      ...(booking.meetingRefused && { onlineMeeting: "refused" }),
    },
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
    guests: [...booking.guests],
    bookingFieldsResponses: {
      name: attendee.name,
      email: attendee.email,
      guests: booking.guests,
      ...booking.responses,
    },
  };
}

const isAgreedOrAsked = ({ status }: BookingDetails) => status === "accepted" || status === "pending";

const given = <Name extends string>(name: Name, value: string | null) =>
  value === null ? {} : { [name]: value };
