import type { Engine } from "@calcache/calendar-cache";
import type { BookingRequest } from "../bookings/booking/booking-request.ts";
import type { Bookings } from "../bookings/booking/bookings.ts";
import type { HostEvent, HostEventRef } from "../bookings/booking/host-events.ts";

export type WrittenEvent = { ref: HostEventRef; event: HostEvent | null };

export type FakeBookings = Bookings & { written: WrittenEvent[] };

/** Bookings whose events go nowhere but into a list, of what was asked for in transactions that may not have lasted. */
export function fakeBookings(engine: Engine): FakeBookings {
  const written: WrittenEvent[] = [];
  let uids = 0;
  return {
    engine,
    events: {
      put: async (_tx, ref, event) => written.push({ ref, event }) > 0,
      delete: async (_tx, ref) => void written.push({ ref, event: null }),
    },
    newUid: () => `uid-${++uids}`,
    settings: { liveCheckBudget: 2_000 },
    written,
  };
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
  attendee: { name: "Gus Guest", email: "gus@guest.example", timeZone: "Europe/Berlin", language: "de" },
  guests: [],
  responses: {},
  metadata: {},
  reservationUid: null,
  idempotencyKey: null,
  visitorIp: null,
  ...changes,
});
