import {
  type BookedTime,
  type Buffers,
  busyReach,
  type Intervals,
  intervalsFrom,
  type MinuteRange,
  type Schedule,
  union,
} from "@calcache/availability";
import {
  addAvailability,
  type CalendarAvailability,
  type Engine,
  isReadable,
  type SelectedCalendar,
} from "@calcache/calendar-cache";
import type { ReadBatch } from "@calcache/prisma";
import { addBooked } from "./booked/booked-memory.ts";
import { askLimits, type LimitReached, type LimitsQuestion, unlimited } from "./booked/limited-times.ts";
import { type SeatedBooking, type SeatsQuestion, seatedBookings } from "./booked/seated-bookings.ts";
import { type CacheStatus, cacheStatus, oldestData } from "./cache-status.ts";
import { withoutGone } from "./gone-times.ts";
import { hostTimesOf, otherTimesQuery } from "./host-times.ts";
import { type Host, isRoom } from "./hosts/host.ts";
import { type ExcludedTimes, nothingOwn } from "./times/excluded-times.ts";
import { reachOfBookings } from "./times/times.ts";

/** Whose time is asked for, and when. */
export type HostQuestion = {
  /** Rooms among them. */
  hosts: readonly Host[];
  /** What is asked for lies within it; what is busy is read around it, as far as buffers reach. */
  range: MinuteRange;
  /** Of what is asked for. */
  buffers: Buffers;
  /** Whether the cache may serve; else every calendar is read live. */
  serveCache: boolean;
  /** False has all calendars read anew, which never takes more than one round trip. */
  recall?: boolean;
  /** Limits that may be reached; none where it isn't given. */
  limits?: LimitsQuestion;
  /** Whose bookings with seats are asked for; none where it isn't given. */
  seats?: SeatsQuestion | null;
  /** What of the asker's own doesn't close time to them; none where it isn't given. */
  own?: ExcludedTimes;
};

/** All that decides when a host can: working hours, what closes them in calendars, and what is booked or held here. */
export type HostTime = {
  schedule: Schedule;
  busy: Intervals;
  bookings: readonly BookedTime[];
  /** In which a limit is reached, or their mailbox says that they are away. */
  closed: Intervals;
};

/** What is known of one of a host's calendars; `busy` is null where that is nothing. */
export type HostCalendar = {
  calendar: SelectedCalendar;
  answer: CalendarAvailability;
  busy: Intervals | null;
};

/** What is known of the hosts who were asked about. */
export type LoadedHosts = {
  /** Null for a host who is barred, or has a calendar that isn't known, and for a room without any: unknown is never free. */
  timeOf: (host: Host) => HostTime | null;
  calendarsOf: (host: Host) => HostCalendar[];
  bookingsOf: (host: Host) => readonly BookedTime[];
  /** The limits that are reached, the event type's among them. */
  limitsOf: (host: Host) => readonly LimitReached[];
  /** The bookings with seats that begin in the asked range. */
  seated: readonly SeatedBooking[];
  /** How many hosts, without rooms, are barred, or have a calendar that isn't known. */
  unavailable: number;
  /** How many calendars were asked for, and how they are known. */
  calendars: number;
  cacheStatus: CacheStatus;
  /** When the oldest data used was read (epoch ms); null if nothing could be read. */
  asOf: number | null;
};

/**
 * Loads all that closes hosts' time: the one place where that is put together. Takes one round trip where calendars are cached,
 * whatever the number of hosts, and one more where remembered ones, or remembered bookings, have changed.
 */
export async function loadHostAvailability(engine: Engine, question: HostQuestion): Promise<LoadedHosts> {
  const batch = engine.db.openBatch();
  const load = addHostAvailability(batch, engine, question);
  await batch.send();
  return load();
}

/** {@link loadHostAvailability} in a batch of the caller's. The answer, to be called once it is sent, may read live. */
export function addHostAvailability(
  batch: ReadBatch,
  engine: Engine,
  { hosts, range, buffers, serveCache, recall = true, limits, seats, own = nothingOwn }: HostQuestion,
): () => Promise<LoadedHosts> {
  const now = engine.now();
  const reach = busyReach(buffers);
  const around = { start: range.start - reach, end: range.end + reach };
  // Each calendar is read once, however many hosts share it.
  const calendars = new Map<string | number, SelectedCalendar>();
  for (const host of hosts) for (const calendar of askedOf(host)) calendars.set(keyOf(calendar), calendar);
  const answers = addAvailability(batch, engine, [...calendars.values()], around, { serveCache, recall });
  const bookings = addBooked(
    batch,
    engine,
    [...new Set(hosts.map(({ userId }) => userId))],
    reachOfBookings(range, buffers),
    { recall, leftOut: own.booking?.uid ?? null },
  );
  const times = batch.add(otherTimesQuery({ hosts, range, buffers, now, own }));
  const limited = limits && hosts.length > 0 ? askLimits(batch.add, limits, range, own) : () => unlimited;

  const seated = seats ? batch.add(seatedBookings(seats.eventTypeId, { range, own, now })) : () => [];

  return async () => {
    // Both at once, in case that both have to be read again.
    const [found, bookedOf] = await Promise.all([answers(), bookings()]);
    const { takenOf: otherwiseTakenOf, releasedOf } = hostTimesOf(times());
    const takenOf = (userId: number) => {
      const [booked, others] = [bookedOf(userId), otherwiseTakenOf(userId)];
      return others.length === 0 ? booked : [...booked, ...others];
    };
    const { ofEventType, ofHost } = limited();
    const closedToAll = intervalsFrom([...ofEventType]);
    const closedTo = ({ userId, away }: Host) => {
      const closed = [...ofHost(userId), ...away];
      return closed.length === 0 ? closedToAll : union([closedToAll, intervalsFrom(closed)]);
    };
    const answerOf = new Map([...calendars.keys()].map((key, index) => [key, found[index] ?? notAsked]));

    const calendarOf = (userId: number, calendar: SelectedCalendar): HostCalendar => {
      const answer = answerOf.get(keyOf(calendar)) ?? notAsked;
      if (answer.source === "unavailable") return { calendar, answer, busy: null };
      const isLive = answer.source === "live";
      return { calendar, answer, busy: withoutGone(answer.busy, userId, own, releasedOf(userId), isLive) };
    };
    const toTime = (host: Host): HostTime | null => {
      if (host.barred || (isRoom(host) && host.calendars.length === 0)) return null;
      const { userId, schedule } = host;
      const all: Intervals[] = [];
      for (const calendar of host.calendars) {
        const { busy } = calendarOf(userId, calendar);
        if (busy === null) return null;
        all.push(busy);
      }
      return { schedule, busy: union(all), bookings: takenOf(userId), closed: closedTo(host) };
    };
    const known = new Map(hosts.map((host) => [host, toTime(host)]));
    return {
      timeOf: (host) => known.get(host) ?? null,
      calendarsOf: (host) => askedOf(host).map((calendar) => calendarOf(host.userId, calendar)),
      bookingsOf: ({ userId }) => takenOf(userId),
      limitsOf: ({ userId }) => [...ofEventType, ...ofHost(userId)],
      seated: seated(),
      unavailable: hosts.filter((host) => known.get(host) === null && !isRoom(host)).length,
      calendars: found.length,
      cacheStatus: cacheStatus(found, { bypass: !serveCache }),
      asOf: oldestData(found, now),
    };
  };
}

/** Nobody is offered a locked host, whatever their calendars say. */
const askedOf = ({ barred, calendars }: Host): readonly SelectedCalendar[] => (barred ? [] : calendars);

const notAsked: CalendarAvailability = { source: "unavailable", why: "unread" };

function keyOf(calendar: SelectedCalendar): string | number {
  if (!isReadable(calendar)) {
    const { unreadable: _, ...selected } = calendar;
    return JSON.stringify(Object.values(selected));
  }
  return calendar.cachedId ?? `${calendar.credentialId} ${calendar.externalId}`;
}
