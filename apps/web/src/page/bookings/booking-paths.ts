import type { BookingDetails } from "@calcache/scheduling";
import { ofOrganization } from "./org-slug.ts";
import { pagePath } from "./page-path.ts";

/** The page of a booking. */
export const bookingPath = (uid: string): string => `/booking/${encodeURIComponent(uid)}`;

/** The page where such a thing as this booking is booked, with a query; null where it is gone. */
export function eventTypePath(
  { owner, eventType }: BookingDetails,
  query: Record<string, string> = {},
): string | null {
  if (owner === null || eventType === null) return null;
  const search = new URLSearchParams({ ...ofOrganization(owner), ...query }).toString();
  return pagePath(owner, eventType.slug) + (search && `?${search}`);
}
