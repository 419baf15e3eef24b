import type { EventTypeWithHosts } from "../../event-types/columns/event-type.ts";
import type { Room } from "../../host-time/hosts/host.ts";
import type { ExcludedTimes } from "../../host-time/times/excluded-times.ts";
import type { Bookings } from "../booking/bookings.ts";
import { checkLive } from "./check-live.ts";
import { findFreeHosts } from "./free-hosts.ts";
import type { WantedSlot } from "./slot-fit.ts";

/**
 * The first of an event type's rooms that is free for a slot, by the cache and then by its calendar itself, whoever hosts it; where none is, whether that is
 * known of all of them. One that doesn't answer is taken as the cache has it.
 * @param except user ids of those that can't be had
 */
export async function chooseRoomLive(
  { engine, settings }: Pick<Bookings, "engine" | "settings">,
  eventType: EventTypeWithHosts,
  slot: WantedSlot,
  own: ExcludedTimes,
  except: readonly number[],
): Promise<Room | "none" | "unknown"> {
  const deadline = engine.now() + settings.liveCheckBudget;
  const hosts = eventType.bookableRooms.filter(({ userId }) => !except.includes(userId));
  const { isFree, calendarsOf } = await findFreeHosts(engine, eventType, slot, own, {
    hosts,
    serveCache: true,
  });
  for (const room of hosts.filter(isFree)) {
    const said = await checkLive(engine, eventType, slot, own, [room], deadline - engine.now());
    if (said.get(room.userId) !== false) return room;
  }
  const isUnknown = (room: Room) => calendarsOf(room).some(({ busy }) => busy === null);
  return hosts.some(isUnknown) ? "unknown" : "none";
}
