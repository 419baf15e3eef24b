import { deleteEvent, type OnEventChanged, putEvent } from "@calcache/calendar-events";
import type { HostEvents } from "../booking/host-events.ts";
import { followOutsideChange, type OutsideChangePolicy } from "./follow-outside-change.ts";

const writer = { kind: "booking" } as const;

/** Events that are written back to hosts' calendars by the worker. */
export const calendarHostEvents: HostEvents = {
  put: async (tx, ref, event, now) => (await putEvent(tx, writer, ref, event, now)).ok,
  delete: async (tx, ref, now) => {
    await deleteEvent(tx, writer, ref, now);
  },
};

/** Has bookings follow, or flag, what people do to their events in calendars. */
export const followCalendarEvents =
  (policy: OutsideChangePolicy, now: () => number): OnEventChanged =>
  async (tx, { writer: { kind }, ref, change }) => {
    if (kind !== "booking") return;
    await followOutsideChange(tx, calendarHostEvents, policy, { ...ref, ...change }, now());
  };
