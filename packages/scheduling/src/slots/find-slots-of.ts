import { busyReach, findSlots, type HostAvailability, type MinuteRange } from "@calcache/availability";
import { type Engine, integrationsOf } from "@calcache/calendar-cache";
import type { EventTypeHost, EventTypeWithHosts } from "../event-types/event-type.ts";
import { type CacheStatus, cacheStatus, oldestData } from "../host-time/cache-status.ts";
import { hostTimesOf, hostTimesQuery } from "../host-time/host-times.ts";
import { withoutLeaving } from "../host-time/leaving-times.ts";
import { nothingOwn, type OwnTimes, withoutOwnEvent } from "../host-time/own-times.ts";
import { readCalendarsAnd } from "../host-time/read-calendars.ts";
import { lastLook, onBookableDays } from "./bookable-days.ts";
import { offerableHosts } from "./offerable-hosts.ts";
import { offeredRange } from "./offered-range.ts";

export type SlotsQuery = {
  /** Slots lie wholly within it. */
  range: MinuteRange;
  /** IANA name of the asker's zone. */
  timeZone: string;
  /** Minutes; null for the event type's own length. */
  duration: number | null;
  /** Whether the cache may serve; null leaves it to the event type's team, false reads everything live. */
  serveCache: boolean | null;
  /** What of the asker's own doesn't close time to them; none where it isn't given. */
  own?: OwnTimes;
};

export type FoundSlots = {
  slots: MinuteRange[];
  cacheStatus: CacheStatus;
  /** When the oldest data used was read (epoch ms); null if nothing could be read. */
  asOf: number | null;
  /** How many hosts can't be offered, because a calendar of theirs isn't known. */
  unavailableHosts: number;
};

/**
 * The slots that an event type offers in a range, and how what is busy is known. All calendars are read in one go, and
 * only for times that can hold slots.
 * @param options.version the configuration's, at which the event type was found, if it may have changed since
 * @param options.recall false has all calendars read anew, which never takes more than one round trip
 * @throws ConfigurationChangedError if it has changed; nothing has been read live by then
 */
export async function findSlotsOf(
  engine: Engine,
  eventType: EventTypeWithHosts,
  query: SlotsQuery,
  { version = null, recall = true }: { version?: string | null; recall?: boolean } = {},
): Promise<FoundSlots> {
  const now = engine.now();
  const length = query.duration ?? eventType.length;
  const { bookableDays } = eventType;
  const end =
    bookableDays === null ? query.range.end : Math.min(query.range.end, lastLook(bookableDays, now));
  const asked = offeredRange({ ...query.range, end }, eventType, length, now);
  // Which dates have slots is counted from today on.
  const range = bookableDays === null ? asked : offeredRange({ start: 0, end }, eventType, length, now);
  const hosts = asked.start + length <= asked.end ? eventType.hosts : [];

  const serveCache = query.serveCache ?? eventType.servesCache;
  const reach = busyReach(eventType);
  const own = query.own ?? nothingOwn;
  const { calendars, rows } = await readCalendarsAnd(
    engine,
    hosts.flatMap((host) => host.calendars),
    { start: range.start - reach, end: range.end + reach },
    { serveCache, version, recall },
    hostTimesQuery({ hosts, range, buffers: eventType, now, own }),
  );
  const { takenOf, leavingOf } = hostTimesOf(rows);
  const busyOf = new Map(hosts.map((host) => [host, calendars.busyWith(host.calendars)]));
  const availabilityOf = (host: EventTypeHost): HostAvailability | null => {
    const busy = busyOf.get(host);
    const { isFixed, schedule, userId } = host;
    if (!busy) return null;
    const stays = withoutLeaving(withoutOwnEvent(busy, userId, own), leavingOf(userId));
    return { isFixed, schedule, busy: stays, bookings: takenOf(userId) };
  };
  const request = {
    ...eventType,
    hosts: offerableHosts({ ...eventType, hosts }, availabilityOf),
    length,
    slotInterval: eventType.slotInterval ?? length,
    timeZone: query.timeZone,
    now,
  };
  const found = findSlots({ ...request, range: asked });
  const slots =
    bookableDays === null
      ? found
      : onBookableDays(found, findSlots({ ...request, range }), bookableDays, query.timeZone, now);

  const status = cacheStatus(calendars.answers, { bypass: !serveCache });
  const asOf = oldestData(calendars.answers, now);
  engine.log.info(
    {
      status,
      calendars: calendars.answers.length,
      ms: engine.now() - now,
      asOf: asOf && new Date(asOf).toISOString(),
    },
    `[Cache ${status === "HIT" ? "Hit" : "Miss"}] ${integrationsOf(engine).join(", ")} ${eventType.owner.slug}/${eventType.slug}`,
  );
  return {
    slots,
    cacheStatus: status,
    asOf,
    unavailableHosts: hosts.filter((host) => busyOf.get(host) === null).length,
  };
}
