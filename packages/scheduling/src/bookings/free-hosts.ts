import { busyReach, type Intervals, type MinuteRange } from "@calcache/availability";
import type { CalendarCache } from "@calcache/calendar-cache";
import type { EventTypeHost, EventTypeWithHosts } from "../event-type.ts";
import { readCalendars } from "../read-calendars.ts";
import { type OwnTimes, withoutOwnEvent } from "./own-times.ts";
import { fitsHost, type WantedSlot } from "./slot-fit.ts";
import { findTakenTimes } from "./taken-times.ts";

/** Who could take a slot as far as the cache and the bookings here tell, and who could if their calendar said `busy`. */
export type FreeHosts = {
  isFree: (host: EventTypeHost) => boolean;
  isFreeWith: (host: EventTypeHost, busy: Intervals) => boolean;
};

/** Looks who of an event type's hosts is free for a slot. Calendars are read from the cache where it can vouch for them. */
export async function findFreeHosts(
  cache: CalendarCache,
  eventType: EventTypeWithHosts,
  slot: WantedSlot,
  own: OwnTimes,
): Promise<FreeHosts> {
  const now = cache.now();
  const { hosts } = eventType;
  const [calendars, taken] = await Promise.all([
    readCalendars(
      cache,
      hosts.flatMap((host) => host.calendars),
      reachOf(eventType, slot),
      true,
    ),
    findTakenTimes(cache.db, hosts, slot, eventType, now, own),
  ]);
  const isFreeWith = ({ userId, isFixed, schedule }: EventTypeHost, busy: Intervals) => {
    const bookings = taken.get(userId) ?? [];
    const known = { isFixed, schedule, busy: withoutOwnEvent(busy, userId, own), bookings };
    return fitsHost(eventType, known, slot, now);
  };
  return {
    isFree(host) {
      const busy = calendars.busyWith(host.calendars);
      return busy !== null && isFreeWith(host, busy);
    },
    isFreeWith,
  };
}

/** The times in which something busy can close a slot. */
export function reachOf(eventType: EventTypeWithHosts, { start, end }: MinuteRange): MinuteRange {
  const reach = busyReach(eventType);
  return { start: start - reach, end: end + reach };
}
