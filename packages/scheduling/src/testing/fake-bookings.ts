import type { Engine } from "@calcache/calendar-cache";
import type { Bookings } from "../bookings/booking/bookings.ts";
import type { BookingRequest } from "../bookings/booking/requests/booking-request.ts";

/** Bookings with uids that can be foreseen. */
export function fakeBookings(engine: Engine): Bookings {
  let uids = 0;
  const hostSecret = (uid: string, hostId: number) => `secret of ${hostId} for ${uid}`;
  return { engine, newUid: () => `uid-${++uids}`, hostSecret, settings: { liveCheckBudget: 2_000 } };
}

/** Somebody's request for an event type; the rest as most people have it. */
export const requestFor = (
  eventTypeId: number,
  start: string,
  changes: Partial<BookingRequest> = {},
): BookingRequest => ({
  eventType: { eventTypeId },
  start: Date.parse(start),
  lengthInMinutes: null,
  recurrenceCount: null,
  attendee: { name: "Gus Guest", email: "gus@guest.example", timeZone: "Europe/Berlin", language: "en-GB" },
  guests: [],
  responses: {},
  place: null,
  metadata: {},
  reservationUid: null,
  idempotencyKey: null,
  visitorIp: null,
  ...changes,
});
