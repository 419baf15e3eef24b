import type { OnEventChanged } from "@calcache/calendar-events";
import { noteDeclinedRoom } from "../declined-rooms/note-declined-room.ts";
import { followOutsideChange, type OutsideChangePolicy } from "./follow-outside-change.ts";

/** Has bookings follow, or flag, what people do to their events in calendars, and look for other rooms where theirs decline. */
export const followCalendarEvents =
  (policy: OutsideChangePolicy, now: () => number): OnEventChanged =>
  async (tx, { writer: { kind }, ref, change, isOneOfMany }) => {
    if (kind !== "booking") return [];
    if (change.kind !== "room-declined")
      return followOutsideChange(tx, policy, { ...ref, ...change, isOneOfMany }, now());
    await noteDeclinedRoom(tx, { iCalUid: ref.eventId, email: change.email }, now());
    return [];
  };
