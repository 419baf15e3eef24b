import type { MinuteRange } from "@calcache/availability";
import type { Engine } from "@calcache/calendar-cache";
import { limitsQuestion } from "../../event-types/columns/counted-limits.ts";
import type { EventTypeHost, EventTypeWithHosts } from "../../event-types/columns/event-type.ts";
import { isRoom, type Room } from "../../host-time/hosts/host.ts";
import { isRoomFree } from "../../host-time/is-room-free.ts";
import { type LoadedHosts, loadHostAvailability } from "../../host-time/load-host-availability.ts";
import type { ExcludedTimes } from "../../host-time/times/excluded-times.ts";
import { fitsHost, type WantedSlot } from "./slot-fit.ts";

/** Who of some hosts could take a slot, and what is known of them. */
type FreeHosts = Pick<LoadedHosts, "calendarsOf"> & { isFree: (host: EventTypeHost | Room) => boolean };

/** Of which hosts and rooms, and whether calendars are read from the cache where it can vouch for them. */
type Asked = { hosts: readonly (EventTypeHost | Room)[]; serveCache: boolean };

/** Looks who of these hosts of an event type, and which of its rooms, is free for a slot. */
export async function findFreeHosts(
  engine: Engine,
  eventType: EventTypeWithHosts,
  slot: WantedSlot,
  own: ExcludedTimes,
  asked: Asked,
): Promise<FreeHosts> {
  const { calendarsOf, isFreeAt } = await findHostsFreeWithin(engine, eventType, [slot], own, asked);
  return { calendarsOf, isFree: (host) => isFreeAt(host, slot) };
}

/** The same for several slots of one length, in order, of which all are looked for in one stretch of time. */
export async function findHostsFreeWithin(
  engine: Engine,
  eventType: EventTypeWithHosts,
  slots: readonly [WantedSlot, ...WantedSlot[]],
  own: ExcludedTimes,
  { hosts, serveCache }: Asked,
): Promise<
  Pick<LoadedHosts, "calendarsOf"> & { isFreeAt: (host: EventTypeHost | Room, slot: WantedSlot) => boolean }
> {
  const now = engine.now();
  const [first] = slots;
  const range: MinuteRange = { start: first.start, end: (slots.at(-1) ?? first).end };
  const people = hosts.flatMap((host) => (isRoom(host) ? [] : [host]));
  const limits = limitsQuestion({ ...eventType, hosts: people }, first.end - first.start);
  const question = { hosts, range, buffers: eventType, limits, serveCache, own };
  const { timeOf, calendarsOf } = await loadHostAvailability(engine, question);
  return {
    calendarsOf,
    isFreeAt(host, slot) {
      const time = eventType.misconfigured.length > 0 ? null : timeOf(host);
      if (time === null) return false;
      return isRoom(host)
        ? isRoomFree(time, slot, eventType)
        : fitsHost(eventType, { isFixed: host.isFixed, ...time }, slot, now);
    },
  };
}
