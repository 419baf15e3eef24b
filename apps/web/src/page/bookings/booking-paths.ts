import type { BookingDetails } from "@calcache/scheduling";
import { pagePath } from "./page-path.ts";

/** The page of a booking. */
export const bookingPath = (uid: string): string => `/booking/${encodeURIComponent(uid)}`;

/** The page where such a thing as this booking is booked; null where it is gone. */
export function eventTypePath({ owner, eventType }: BookingDetails): string | null {
  return owner === null || eventType === null ? null : pagePath(owner, eventType.slug);
}
