import type { EventTypeWithHosts } from "../../event-types/columns/event-type.ts";
import type { Room } from "../../host-time/hosts/host.ts";

/**
 * The room that a booking takes: of those that are free a preferred one, else the first; `none` where none is free, null where the event type
 * takes none.
 * @param preferred user ids
 */
export function firstRoom(
  { bookableRooms }: Pick<EventTypeWithHosts, "bookableRooms">,
  isFree: (room: Room) => boolean,
  preferred: readonly number[],
): Room | null | "none" {
  if (bookableRooms.length === 0) return null;
  const free = bookableRooms.filter(isFree);
  return free.find(({ userId }) => preferred.includes(userId)) ?? free[0] ?? "none";
}

/** All whose time a booking takes. */
export const everybodyChosen = <Host>({
  hosts,
  room,
}: {
  hosts: readonly { host: Host }[];
  room: Room | null;
}): (Host | Room)[] => [...hosts.map(({ host }) => host), ...(room === null ? [] : [room])];
