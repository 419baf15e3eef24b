import type { OnEventChanged } from "@calcache/calendar-events";
import { followOutsideChange, type OutsideChangePolicy } from "./follow-outside-change.ts";

/** Has bookings follow, or flag, what people do to their events in calendars. */
export const followCalendarEvents =
  (policy: OutsideChangePolicy, now: () => number): OnEventChanged =>
  async (tx, { writer: { kind }, ref, change, isOneOfMany }) =>
    kind === "booking" ? followOutsideChange(tx, policy, { ...ref, ...change, isOneOfMany }, now()) : [];
