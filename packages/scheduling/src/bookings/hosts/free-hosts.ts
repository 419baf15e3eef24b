import { busyReach, type Intervals, type MinuteRange } from "@calcache/availability";
import type { Engine } from "@calcache/calendar-cache";
import type { EventTypeHost, EventTypeWithHosts } from "../../event-types/event-type.ts";
import { hostTimesOf, hostTimesQuery } from "../../host-time/host-times.ts";
import { type LeavingTime, withoutLeaving } from "../../host-time/leaving-times.ts";
import { type OwnTimes, withoutOwnEvent } from "../../host-time/own-times.ts";
import { readCalendarsAnd } from "../../host-time/read-calendars.ts";
import { fitsHost, type WantedSlot } from "./slot-fit.ts";

/** Who could take a slot as far as the cache and the bookings here tell, and who could if their calendar said `busy`. */
export type FreeHosts = {
  isFree: (host: EventTypeHost) => boolean;
  isFreeWith: (host: EventTypeHost, busy: Intervals) => boolean;
};

/** Looks who of an event type's hosts is free for a slot. Calendars are read from the cache where it can vouch for them. */
export async function findFreeHosts(
  engine: Engine,
  eventType: EventTypeWithHosts,
  slot: WantedSlot,
  own: OwnTimes,
): Promise<FreeHosts> {
  const now = engine.now();
  const { hosts } = eventType;
  const { calendars, rows } = await readCalendarsAnd(
    engine,
    hosts.flatMap((host) => host.calendars),
    reachOf(eventType, slot),
    { serveCache: true },
    hostTimesQuery({ hosts, range: slot, buffers: eventType, now, own }),
  );
  const { takenOf, leavingOf } = hostTimesOf(rows);
  const fits = (
    { userId, isFixed, schedule }: EventTypeHost,
    known: Intervals,
    gone: readonly LeavingTime[],
  ) => {
    const busy = withoutLeaving(withoutOwnEvent(known, userId, own), gone);
    const bookings = takenOf(userId);
    return fitsHost(eventType, { isFixed, schedule, busy, bookings }, slot, now);
  };
  return {
    isFree(host) {
      const busy = calendars.busyWith(host.calendars);
      return busy !== null && fits(host, busy, leavingOf(host.userId));
    },
    // A calendar that was asked says itself what has left it.
    isFreeWith: (host, busy) =>
      fits(
        host,
        busy,
        leavingOf(host.userId).filter(({ pending }) => pending),
      ),
  };
}

/** The times in which something busy can close a slot. */
export function reachOf(eventType: EventTypeWithHosts, { start, end }: MinuteRange): MinuteRange {
  const reach = busyReach(eventType);
  return { start: start - reach, end: end + reach };
}
