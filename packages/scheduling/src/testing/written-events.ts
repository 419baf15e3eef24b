import { deleteEvent, putEvent } from "@calcache/calendar-events";
import type { HostEvents } from "../bookings/host-events.ts";

const writer = { kind: "booking" } as const;

/** Events that are accepted for hosts' calendars, as the web app has them; nobody brings them about. */
export const writtenEvents: HostEvents = {
  put: async (tx, ref, event, now) => (await putEvent(tx, writer, ref, event, now)).ok,
  delete: async (tx, ref, now) => {
    await deleteEvent(tx, writer, ref, now);
  },
};
