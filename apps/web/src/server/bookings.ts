import { randomBytes } from "node:crypto";
import { deleteEvent, putEvent } from "@calcache/calendar-events";
import { office365CalendarCache } from "@calcache/office365-calendar-cache";
import type { Bookings } from "@calcache/scheduling";

/** ms; Outlook mostly answers in less than one second. */
const liveCheckBudget = 2_000;

const writer = { kind: "booking" } as const;

/** What routes and pages book with. */
export const bookings = (): Bookings => ({
  cache: office365CalendarCache().cache,
  events: {
    put: async (tx, ref, event, now) => (await putEvent(tx, writer, ref, event, now)).ok,
    delete: async (tx, ref, now) => {
      await deleteEvent(tx, writer, ref, now);
    },
  },
  newUid: () => randomBytes(16).toString("base64url"),
  settings: { liveCheckBudget },
});
