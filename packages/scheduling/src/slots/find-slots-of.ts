import {
  findSlots,
  floorMinute,
  type HostAvailability,
  type Minute,
  type MinuteRange,
  type RoomAvailability,
} from "@calcache/availability";
import { configurationVersionQuery, type Engine } from "@calcache/calendar-cache";
import { err, ok, type Result } from "@calcache/prisma";
import { inSpan } from "@calcache/tracing";
import { limitsQuestion } from "../event-types/columns/counted-limits.ts";
import type { EventTypeHost, EventTypeWithHosts } from "../event-types/columns/event-type.ts";
import { withRoom } from "../event-types/columns/rooms.ts";
import type { FoundEventType } from "../event-types/found/event-type-cache.ts";
import { type Routing, routedTo } from "../event-types/found/routed-hosts.ts";
import { joinableStarts } from "../host-time/booked/seated-bookings.ts";
import { type CacheStatus, logRead } from "../host-time/cache-status.ts";
import type { Host } from "../host-time/hosts/host.ts";
import {
  addHostAvailability,
  type HostQuestion,
  type LoadedHosts,
  loadHostAvailability,
} from "../host-time/load-host-availability.ts";
import type { ExcludedTimes } from "../host-time/times/excluded-times.ts";
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
  own?: ExcludedTimes;
  /** To whom of a round robin they are led; to all where it isn't given. */
  routing?: Routing | undefined;
  /** The user id of the room that they have chosen; null or left out where they leave that open. One that can't be chosen counts for nothing. */
  room?: number | null;
};

export type FoundSlots = {
  slots: MinuteRange[];
  cacheStatus: CacheStatus;
  /** When the oldest data used was read (epoch ms); null if nothing could be read. */
  asOf: number | null;
  /** How many hosts can't be offered, because a calendar of theirs isn't known. */
  unavailableHosts: number;
  /** How many seats each slot has, and how many of them are taken, by start; null where there are none, or nobody is told. */
  seats: { perSlot: number; takenAt: ReadonlyMap<Minute, number> } | null;
};

/**
 * The slots that an event type offers in a range, and how what is busy is known. All calendars are read in one go, and
 * only for times that can hold slots.
 * @param options.recall false has all calendars read anew, which never takes more than one round trip
 */
export function findSlotsOf(
  engine: Engine,
  eventType: EventTypeWithHosts,
  query: SlotsQuery,
  { recall = true }: { recall?: boolean } = {},
): Promise<FoundSlots> {
  return inSpan("find slots", spanOf(eventType), async (span) => {
    const asked = askedSlots(eventType, query, engine.now());
    const loaded = await loadHostAvailability(engine, { ...asked.question, recall });
    const found = offeredSlots(engine, asked, loaded);
    span.note({ "calcache.cache": found.cacheStatus });
    return found;
  });
}

const spanOf = ({ id }: EventTypeWithHosts) => ({ attributes: { "calcache.event_type": id } });

/**
 * {@link findSlotsOf} of an event type that was found before, in the same round trip as whether it is still what it was. If not,
 * nothing is read live.
 */
export function findSlotsIfCurrent(
  engine: Engine,
  { eventType, version }: FoundEventType,
  query: SlotsQuery,
): Promise<Result<FoundSlots, { kind: "configuration changed" }>> {
  return inSpan("find slots", spanOf(eventType), async (span) => {
    const asked = askedSlots(eventType, query, engine.now());
    const batch = engine.db.openBatch();
    const load = addHostAvailability(batch, engine, asked.question);
    const current = batch.add(configurationVersionQuery);
    await batch.send();
    if (current()[0] !== version) return err({ kind: "configuration changed" });
    const found = offeredSlots(engine, asked, await load());
    span.note({ "calcache.cache": found.cacheStatus });
    return ok(found);
  });
}

/** For so long from now on an owner has to have a slot: else others are offered. As in cal.com; minutes. */
const ownersTime = 14 * 1440;

/** What is asked of an event type. */
type AskedSlots = {
  eventType: EventTypeWithHosts;
  /** The same with an owner whose slots come before others', and where one has to be; null for none. */
  first: { eventType: EventTypeWithHosts; range: MinuteRange } | null;
  query: SlotsQuery;
  now: number;
  /** The minutes that slots have, and those in which they may lie. */
  length: number;
  range: MinuteRange;
  /** Those whose slots are counted to know which dates have any. */
  counted: MinuteRange;
  question: HostQuestion;
};

function askedSlots(asStored: EventTypeWithHosts, query: SlotsQuery, now: number): AskedSlots {
  const { eventType, ownersOnly } = routedTo(
    withRoom(asStored, query.room ?? null) ?? asStored,
    query.routing,
    query.own,
  );
  const length = query.duration ?? eventType.length;
  const { bookableDays } = eventType;
  const end =
    bookableDays === null ? query.range.end : Math.min(query.range.end, lastLook(bookableDays, now));
  const range = offeredRange({ ...query.range, end }, eventType, length, now);
  const soon = offeredRange({ start: 0, end: floorMinute(now) + ownersTime }, eventType, length, now);
  const first = ownersOnly && { eventType: ownersOnly, range: soon };
  // Which dates have slots is counted from today on.
  const counted = bookableDays === null ? range : offeredRange({ start: 0, end }, eventType, length, now);
  const question = {
    hosts:
      eventType.misconfigured.length === 0 && range.start + length <= range.end ? everybodyOf(eventType) : [],
    range: first ? hull(counted, first.range) : counted,
    buffers: eventType,
    limits: limitsQuestion(eventType, length),
    seats: query.own?.booking?.isShared ? null : seatsQuestion(eventType),
    serveCache: query.serveCache ?? eventType.servesCache,
    ...(query.own && { own: query.own }),
  };
  return { eventType, first, query, now, length, range, counted, question };
}

/** All whose time decides what is offered. */
export const everybodyOf = ({
  hosts,
  bookableRooms,
}: Pick<EventTypeWithHosts, "hosts" | "bookableRooms">): readonly Host[] => [...hosts, ...bookableRooms];

/** The rooms to find slots with: those of which it is known when they are busy; null where slots take none. */
export function knownRooms(
  { bookableRooms }: Pick<EventTypeWithHosts, "bookableRooms">,
  { timeOf }: Pick<LoadedHosts, "timeOf">,
): RoomAvailability[] | null {
  if (bookableRooms.length === 0) return null;
  return bookableRooms.flatMap((room) => {
    const time = timeOf(room);
    // Nothing else: a room has no hours, and no clock whose marks are starts.
    return time === null ? [] : { busy: time.busy, bookings: time.bookings };
  });
}

const hull = (a: MinuteRange, b: MinuteRange): MinuteRange => ({
  start: Math.min(a.start, b.start),
  end: Math.max(a.end, b.end),
});

/**
 * An event type for whoever is led to some of its hosts: with an owner who comes before others, if there is one who has a slot soon.
 * @param query its range counts for nothing
 */
export async function findRouted(
  engine: Engine,
  eventType: EventTypeWithHosts,
  query: Omit<SlotsQuery, "range">,
): Promise<EventTypeWithHosts> {
  const start = floorMinute(engine.now());
  const range = { start, end: start + ownersTime };
  const asked = askedSlots(eventType, { ...query, range }, engine.now());
  if (asked.first === null) return asked.eventType;
  const loaded = await loadHostAvailability(engine, asked.question);
  return hasFirst(asked, loaded) ?? asked.eventType;
}

/** What of an event type is offered, with these of its hosts. */
function requestOf({ eventType, length, now, question, query }: AskedSlots, loaded: LoadedHosts) {
  const availabilityOf = (host: EventTypeHost): HostAvailability | null => {
    const time = loaded.timeOf(host);
    return time && { isFixed: host.isFixed, groupId: host.groupId, ...time };
  };
  return ({ hosts }: EventTypeWithHosts) => ({
    ...eventType,
    hosts: question.hosts.length === 0 ? [] : offerableHosts({ ...eventType, hosts }, availabilityOf),
    rooms: knownRooms(eventType, loaded),
    alsoStarts: eventType.seats ? joinableStarts(loaded.seated, eventType.seats, length) : [],
    length,
    slotInterval: eventType.slotInterval ?? length,
    timeZone: query.timeZone,
    now,
  });
}

function offeredSlots(engine: Engine, asked: AskedSlots, loaded: LoadedHosts): FoundSlots {
  const { eventType, now, query, counted } = asked;
  const { bookableDays, owner, slug } = eventType;
  const request = requestOf(asked, loaded)(hasFirst(asked, loaded) ?? eventType);
  const found = findSlots({ ...request, range: asked.range });
  const slots =
    bookableDays === null
      ? found
      : onBookableDays(found, findSlots({ ...request, range: counted }), bookableDays, query.timeZone, now);
  if (eventType.misconfigured.length > 0)
    engine.log.warn(
      { columns: eventType.misconfigured, eventTypeId: eventType.id },
      `[Slots] ${owner.slug}/${slug} isn't offered: what these columns hold can't be read`,
    );
  logRead(engine, loaded, `${owner.slug}/${slug}`, now);
  const { cacheStatus, asOf, unavailable } = loaded;
  return { slots, cacheStatus, asOf, unavailableHosts: unavailable, seats: shownSeats(eventType, loaded) };
}

/** The event type with an owner whose slots come before others', if there is one who has any soon. */
function hasFirst(asked: AskedSlots, loaded: LoadedHosts): EventTypeWithHosts | null {
  const { first } = asked;
  if (first === null) return null;
  const request = { ...requestOf(asked, loaded)(first.eventType), range: first.range };
  return findSlots(request).length > 0 ? first.eventType : null;
}

/** Of what can't be read nothing is offered, nor joined. */
export const seatsQuestion = ({
  id,
  seats,
  misconfigured,
}: Pick<EventTypeWithHosts, "id" | "seats" | "misconfigured">) =>
  seats && misconfigured.length === 0 ? { eventTypeId: id, perSlot: seats.perSlot } : null;

function shownSeats({ seats }: EventTypeWithHosts, { seated }: LoadedHosts): FoundSlots["seats"] {
  if (!seats?.showsCount) return null;
  const joinable = seated.filter(({ taken }) => taken < seats.perSlot);
  return { perSlot: seats.perSlot, takenAt: new Map(joinable.map(({ start, taken }) => [start, taken])) };
}
