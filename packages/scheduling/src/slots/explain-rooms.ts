import { explainHost, type HostObstacle, intervalsFrom, type MinuteRange } from "@calcache/availability";
import type { EventTypeWithHosts } from "../event-types/columns/event-type.ts";
import type { Barred, Room } from "../host-time/hosts/host.ts";
import type { ExplainedCalendar, KnownHost } from "./explain-slot.ts";

/** What keeps a room from a slot; `no_calendar`: nobody selected one for it, so that nothing is known of it. */
export type RoomReason = HostObstacle<ExplainedCalendar> | { kind: Barred } | { kind: "no_calendar" };

/** A room that the slot could take has no reasons. */
export type ExplainedRoom = {
  room: Room;
  reasons: RoomReason[];
  calendars: readonly ExplainedCalendar[];
};

/** Why each of an event type's rooms is or isn't free for a slot. @param knownOf what is known of a room */
export const explainRooms = (
  eventType: EventTypeWithHosts,
  knownOf: (room: Room) => Pick<KnownHost, "calendars" | "bookings">,
  slot: MinuteRange,
): ExplainedRoom[] =>
  eventType.bookableRooms.map((room) => {
    const known = knownOf(room);
    const calendars = known.calendars.map(({ calendar }) => calendar);
    if (room.barred) return { room, reasons: [{ kind: room.barred }], calendars };
    if (calendars.length === 0) return { room, reasons: [{ kind: "no_calendar" }], calendars };
    return { room, reasons: explainHost(known, intervalsFrom([slot]), slot, eventType), calendars };
  });
