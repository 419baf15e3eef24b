import { busyReach, type Intervals, type MinuteRange } from "@calcache/availability";
import type { CalendarCache } from "@calcache/calendar-cache";
import type { EventTypeHost, EventTypeWithHosts } from "../event-type.ts";
import { readCalendars } from "../read-calendars.ts";
import { findLeavingTimes, type LeavingTime, withoutLeaving } from "./leaving-times.ts";
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
  const [calendars, taken, leaving] = await Promise.all([
    readCalendars(
      cache,
      hosts.flatMap((host) => host.calendars),
      reachOf(eventType, slot),
      true,
    ),
    findTakenTimes(cache.db, hosts, slot, eventType, now, own),
    findLeavingTimes(cache.db, hosts, slot, eventType),
  ]);
  const fits = (
    { userId, isFixed, schedule }: EventTypeHost,
    known: Intervals,
    gone: readonly LeavingTime[],
  ) => {
    const busy = withoutLeaving(withoutOwnEvent(known, userId, own), gone);
    const bookings = taken.get(userId) ?? [];
    return fitsHost(eventType, { isFixed, schedule, busy, bookings }, slot, now);
  };
  const leavingOf = ({ userId }: EventTypeHost) => leaving.get(userId) ?? [];
  return {
    isFree(host) {
      const busy = calendars.busyWith(host.calendars);
      return busy !== null && fits(host, busy, leavingOf(host));
    },
    // A calendar that was asked says itself what has left it.
    isFreeWith: (host, busy) =>
      fits(
        host,
        busy,
        leavingOf(host).filter(({ pending }) => pending),
      ),
  };
}

/** The times in which something busy can close a slot. */
export function reachOf(eventType: EventTypeWithHosts, { start, end }: MinuteRange): MinuteRange {
  const reach = busyReach(eventType);
  return { start: start - reach, end: end + reach };
}
