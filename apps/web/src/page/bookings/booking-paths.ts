import type { BookingDetails } from "@calcache/scheduling";

/** The page of a booking. */
export const bookingPath = (uid: string): string => `/booking/${encodeURIComponent(uid)}`;

/** The page where such a thing as this booking is booked; null where it is gone. */
export function eventTypePath({ owner, eventType }: BookingDetails): string | null {
  if (owner === null || eventType === null) return null;
  const path = `${encodeURIComponent(owner.slug)}/${encodeURIComponent(eventType.slug)}`;
  return owner.kind === "team" ? `/team/${path}` : `/${path}`;
}
