import { randomBytes } from "node:crypto";
import { office365CalendarCache } from "@calcache/office365-calendar-cache";
import { type Bookings, calendarHostEvents } from "@calcache/scheduling";

/** ms; Outlook mostly answers in less than one second. */
const liveCheckBudget = 2_000;

/** What routes and pages book with. */
export const bookings = (): Bookings => ({
  engine: office365CalendarCache().engine,
  events: calendarHostEvents,
  newUid: () => randomBytes(16).toString("base64url"),
  settings: { liveCheckBudget },
});
