import { randomBytes } from "node:crypto";
import { office365CalendarCache } from "@calcache/office365-calendar-cache";
import type { Bookings } from "@calcache/scheduling";

/** What routes and pages book with. */
export const bookings = (): Bookings => ({
  cache: office365CalendarCache().cache,
  events: { put: async () => true, delete: async () => {} },
  newUid: () => randomBytes(16).toString("base64url"),
  settings: { liveCheckBudget: 2_000 },
});
