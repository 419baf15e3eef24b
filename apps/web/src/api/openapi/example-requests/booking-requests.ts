import type { ExampleRequest } from "@calcache/http-edge";
import { type Known, timeOn, uid } from "./known.ts";

const attendee = { name: "Gus", email: "gus@guest.example", timeZone: "Europe/Berlin", language: "de" };

/** Bookings made, read and changed. */
export function bookingRequests(known: Known): ExampleRequest[] {
  const at = timeOn(known);
  const { eventTypeId, inRoom } = known;
  return [
    { method: "POST", path: "/api/v2/bookings", body: { ...inRoom, start: at("11:30"), attendee } },
    {
      method: "POST",
      path: "/api/v2/bookings",
      body: {
        start: at("10:00"),
        routing: { teamMemberIds: [1, 2], teamMemberEmail: "host0@contoso.example", skipContactOwner: false },
        lengthInMinutes: 30,
        eventTypeId,
        attendee,
        guests: ["gina@guest.example"],
        bookingFieldsResponses: { notes: "About the roof", rooms: ["red"] },
        metadata: { source: "site" },
        reservationUid: uid,
      },
    },
    {
      method: "POST",
      path: "/api/v2/bookings",
      body: { start: at("10:00"), eventTypeSlug: "teamevent", teamSlug: "devs", attendee },
    },
    {
      method: "POST",
      path: "/api/v2/bookings",
      body: { start: at("10:00"), eventTypeId: known.repeatingId, recurrenceCount: 4, attendee },
    },
    {
      method: "GET",
      path: "/api/v2/bookings",
      query: {
        status: "upcoming,past",
        eventTypeId: String(eventTypeId),
        attendeeEmail: "gus@guest.example",
        afterStart: at("09:00"),
        beforeEnd: at("12:00"),
        sortStart: "desc",
        take: "5",
        timeZone: "Europe/Berlin",
      },
    },
    { method: "GET", path: "/api/v2/bookings/{uid}", params: { uid } },
    {
      method: "POST",
      path: "/api/v2/bookings/{uid}/cancel",
      params: { uid },
      body: {
        cancellationReason: "Rain",
        cancelledBy: "gus@guest.example",
        cancelSubsequentBookings: true,
      },
    },
    {
      method: "POST",
      path: "/api/v2/bookings/{uid}/reschedule",
      params: { uid },
      body: {
        start: at("11:00"),
        reschedulingReason: "Train",
        rescheduledBy: "gus@guest.example",
        reservationUid: uid,
        seatUid: uid,
      },
    },
    { method: "POST", path: "/api/v2/bookings/{uid}/confirm", params: { uid } },
    {
      method: "POST",
      path: "/api/v2/bookings/{uid}/decline",
      params: { uid },
      body: { reason: "I am away" },
    },
    {
      method: "POST",
      path: "/api/v2/bookings/{uid}/reassign",
      params: { uid },
      body: { reason: "I am ill" },
    },
    {
      method: "POST",
      path: "/api/v2/bookings/{uid}/reassign/{userId}",
      params: { uid, userId: "7" },
      body: { reason: "I am ill" },
    },
    {
      method: "POST",
      path: "/api/v2/bookings/{uid}/request-reschedule",
      params: { uid },
      body: { reason: "I am ill" },
    },
  ];
}
