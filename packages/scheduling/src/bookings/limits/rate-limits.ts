import type { Counted } from "@calcache/rate-limits";

const minute = 60_000;
const day = 24 * 60 * minute;

/** Booking: 8 in 10 minutes and 30 a day from one address per event type, 5 a day for one guest per event type. */
export function bookingLimits(
  { visitorIp, attendee }: { visitorIp: string | null; attendee: { email: string } },
  eventTypeId: number,
): Counted[] {
  if (visitorIp === null) return [];
  const visitor = `${visitorIp} ${eventTypeId}`;
  const guest = `${attendee.email.toLowerCase()} ${eventTypeId}`;
  return [
    { limit: { name: "book at once", most: 8, window: 10 * minute }, subject: visitor },
    { limit: { name: "book", most: 30, window: day }, subject: visitor },
    { limit: { name: "book for guest", most: 5, window: day }, subject: guest },
  ];
}

/** Holding: 30 in 10 minutes and 200 a day from one address per event type. */
export function holdLimits({ visitorIp }: { visitorIp: string | null }, eventTypeId: number): Counted[] {
  if (visitorIp === null) return [];
  const visitor = `${visitorIp} ${eventTypeId}`;
  return [
    { limit: { name: "hold at once", most: 30, window: 10 * minute }, subject: visitor },
    { limit: { name: "hold", most: 200, window: day }, subject: visitor },
  ];
}

/** Moving: 10 a day for one booking, from wherever, however often it was moved before. */
export const moveLimits = (iCalUid: string): Counted[] => [
  { limit: { name: "move", most: 10, window: day }, subject: iCalUid },
];
