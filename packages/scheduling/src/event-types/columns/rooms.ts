import { z } from "zod";
import type { Host, Room } from "../../host-time/hosts/host.ts";
import type { EventTypeWithHosts } from "./event-type.ts";
import type { RoomTuple } from "./event-type-statement.ts";

const room = z.object({ email: z.string().toLowerCase(), name: z.string().trim().min(1).nullish() });
const calcache = z.object({
  rooms: z.array(room).nullish().catch(undefined),
  choosesRoom: z.boolean().catch(false),
});
const stored = z.object({ apps: z.object({ calcache: z.looseObject({ rooms: z.unknown().optional() }) }) });

type Rooms = Pick<EventTypeWithHosts, "bookableRooms" | "choosesRoom">;
const noRooms: Rooms = { bookableRooms: [], choosesRoom: false };

/**
 * The rooms of which a booking takes one, in the order in which `apps.calcache.rooms` of an event type's metadata names them. They are
 * users by their addresses; which one an address that isn't any of theirs means, or that is named twice or a host's, nobody knows.
 * @param found which users they are, and these among the people of the statement
 * @param hostIds user ids of the hosts
 * @param report told of the column where that can't be read
 */
export function roomsOf(
  metadata: unknown,
  found: { rooms: readonly RoomTuple[]; people: readonly Host[]; hostIds: ReadonlySet<number> },
  report: (column: string) => void,
): Rooms {
  const said = stored.safeParse(metadata);
  if (!said.success || (said.data.apps.calcache.rooms ?? null) === null) return noRooms;
  const { rooms, choosesRoom } = calcache.parse(said.data.apps.calcache);
  const idOf = new Map(found.rooms.map(([userId, address]) => [address, userId]));
  const known = (rooms ?? []).flatMap(({ email, name }): Room[] => {
    const userId = idOf.get(email);
    const person = found.people.find((each) => each.userId === userId);
    if (person === undefined || found.hostIds.has(person.userId)) return [];
    return [{ ...person, name: name ?? person.name, away: [], isRoom: true }];
  });
  const isReadable = rooms && new Set(known.map(({ userId }) => userId)).size === rooms.length;
  if (!isReadable) report("EventType.metadata");
  return isReadable ? { bookableRooms: known, choosesRoom } : noRooms;
}

/**
 * An event type for whoever has chosen a room: of its rooms that one alone; null where they can't choose it.
 * @param userId the room's; null for no choice
 */
export function withRoom(eventType: EventTypeWithHosts, userId: number | null): EventTypeWithHosts | null {
  if (userId === null) return eventType;
  const chosen = eventType.bookableRooms.filter((room) => room.userId === userId);
  return eventType.choosesRoom && chosen.length > 0 ? { ...eventType, bookableRooms: chosen } : null;
}

/** What is wrong with a room that can't be chosen. */
export const otherRoom = {
  kind: "invalid",
  path: "room",
  message: "must be the id of one of the event type's rooms, and it must let whoever books choose",
} as const;
