import {
  floorMinute,
  groupHosts,
  localDate,
  type Minute,
  type MinuteRange,
  parseAskedRange,
} from "@calcache/availability";
import { type Engine, isReadable } from "@calcache/calendar-cache";
import { type AssignedHost, assignHosts } from "../assignment/assign-hosts.ts";
import { readAssignmentHistory } from "../assignment/read-assignment-history.ts";
import { limitsQuestion } from "../event-types/columns/counted-limits.ts";
import type { EventTypeHost, EventTypeWithHosts } from "../event-types/columns/event-type.ts";
import { ownerOf, type Routing } from "../event-types/found/routed-hosts.ts";
import { joinableStarts } from "../host-time/booked/seated-bookings.ts";
import type { CacheStatus } from "../host-time/cache-status.ts";
import type { Host } from "../host-time/hosts/host.ts";
import { type HostCalendar, loadHostAvailability } from "../host-time/load-host-availability.ts";
import { nothingOwn } from "../host-time/times/excluded-times.ts";
import { lastBookableDate, lastLook } from "./bookable-days.ts";
import { type ExplainedRoom, explainRooms } from "./explain-rooms.ts";
import { explainSlot, type KnownHost, type SlotExplanation } from "./explain-slot.ts";
import {
  everybodyOf,
  findRouted,
  findSlotsOf,
  knownRooms,
  type SlotsQuery,
  seatsQuestion,
} from "./find-slots-of.ts";
import { offeredRange } from "./offered-range.ts";
import { timeLimits } from "./time-limits.ts";

const millisecondsPerDay = 86_400_000;

/** A query for slots, with one start instead of a range. */
export type ExplainQuery = Omit<SlotsQuery, "range"> & { at: Minute };

export type ExplainedSlot = SlotExplanation & {
  /** None where nothing was read, as where the time alone rules the slot out. */
  rooms: ExplainedRoom[];
  cacheStatus: CacheStatus;
  /** When the oldest data used was read (epoch ms); null if nothing could be read. */
  asOf: number | null;
  /** How many hosts can't be offered, because a calendar of theirs isn't known. */
  unavailableHosts: number;
};

/**
 * Why an event type does or doesn't offer a slot at one time, as if slots were asked for from the beginning of that
 * date in the asker's zone. Reads what `findSlotsOf` would read for that date; like it nothing where the time is too
 * soon or after the booking period, so that nobody can make us read times at will that are never offered.
 */
export async function explainSlotOf(
  engine: Engine,
  asStored: EventTypeWithHosts,
  query: ExplainQuery,
): Promise<ExplainedSlot> {
  const { at, timeZone, duration, serveCache, own = nothingOwn } = query;
  const now = engine.now();
  const routed = await findRouted(engine, asStored, query);
  const eventType = await withDatesCounted(engine, routed, query);
  const length = duration ?? eventType.length;
  const slotInterval = eventType.slotInterval ?? length;
  const range = offeredRange(wholeDate(at, timeZone, length), eventType, length, now);
  const isMisconfigured = eventType.misconfigured.length > 0;
  const hosts =
    isMisconfigured || timeLimits(at, eventType, timeZone, now).length > 0 ? [] : everybodyOf(eventType);

  const loaded = await loadHostAvailability(engine, {
    hosts,
    range,
    buffers: eventType,
    limits: limitsQuestion(eventType, length),
    seats: seatsQuestion(eventType),
    serveCache: serveCache ?? eventType.servesCache,
    own,
  });
  const knownOf = (host: Host) => ({
    calendars: loaded.calendarsOf(host).map(explained),
    bookings: loaded.bookingsOf(host),
  });
  const known = eventType.hosts.map((host) => ({ host, ...knownOf(host), limits: loaded.limitsOf(host) }));
  const alsoStarts = eventType.seats ? joinableStarts(loaded.seated, eventType.seats, length) : [];
  const rooms = knownRooms(eventType, loaded);
  const request = { ...eventType, rooms, length, slotInterval, timeZone, range, now, alsoStarts };
  const { cacheStatus, asOf, unavailable } = loaded;
  const explanation = isMisconfigured
    ? notOffered(eventType, { start: at, end: at + length })
    : explainSlot(request, known, at);
  const explainedRooms = hosts.length === 0 ? [] : explainRooms(eventType, knownOf, explanation.slot);
  return { ...explanation, rooms: explainedRooms, cacheStatus, asOf, unavailableHosts: unavailable };
}

/** Of what can't be read nothing is offered, and nobody is asked. */
const notOffered = ({ misconfigured }: EventTypeWithHosts, slot: MinuteRange): SlotExplanation => ({
  slot,
  reasons: [{ kind: "misconfigured", columns: misconfigured }],
  nearestStarts: { before: null, after: null },
  hosts: [],
});

/**
 * The hosts whom an offered slot would get at the moment, and why these; null for a slot that isn't offered.
 * @param routing to whom of a round robin the asker is led; to all where it isn't given
 */
export async function assignmentOf(
  engine: Engine,
  eventType: EventTypeWithHosts,
  { slot, reasons, hosts }: SlotExplanation,
  routing?: Routing,
): Promise<AssignedHost<EventTypeHost>[] | null> {
  if (reasons.length > 0) return null;
  const free = new Set(hosts.filter((host) => host.reasons.length === 0).map(({ host }) => host));
  const sharing = eventType.schedulingType === "ROUND_ROBIN" ? hosts.filter(({ host }) => !host.isFixed) : [];
  const ids = sharing.map(({ host }) => host);
  const times = { now: engine.now(), start: slot.start };
  const history = await readAssignmentHistory(engine.db, eventType.id, ids, times);
  const owner = ownerOf(eventType, routing);
  const assigned = assignHosts(eventType, (host) => free.has(host), history, owner ? [owner.userId] : []);
  const isOffered = new Set(ids);
  const isAlone = groupHosts(eventType).groups.some(
    ({ hosts: group }) => group.length > 1 && group.every((host) => isOffered.has(host) === (host === owner)),
  );
  return (
    assigned?.map((each) => (isAlone && each.host === owner ? { ...each, reason: "owner" } : each)) ?? null
  );
}

/** Where only the first dates with slots are offered: the same with how many dates after today these are. */
async function withDatesCounted(
  engine: Engine,
  eventType: EventTypeWithHosts,
  { at: _, ...query }: ExplainQuery,
): Promise<EventTypeWithHosts> {
  const { bookableDays } = eventType;
  if (bookableDays === null) return eventType;
  const now = engine.now();
  const range = { start: floorMinute(now), end: lastLook(bookableDays, now) };
  const { slots } = await findSlotsOf(engine, eventType, { ...query, range });
  const lastDate = lastBookableDate(slots, bookableDays, query.timeZone, now);
  const today = localDate(range.start, query.timeZone);
  const count = (Date.parse(lastDate) - Date.parse(today)) / millisecondsPerDay;
  return { ...eventType, periodDays: { count, of: "calendar_days" } };
}

/** The date of a minute, and room for a slot that begins at its end. */
function wholeDate(at: Minute, timeZone: string, length: number): MinuteRange {
  const date = localDate(at, timeZone);
  const range = parseAskedRange(date, date, timeZone);
  if (!range.ok) throw new RangeError(range.error.message);
  return { start: range.value.start, end: range.value.end + length };
}

/** A calendar as it is told of: what no account here reads only by its integration, since its id may be somebody's address. */
function explained({ calendar, answer, busy }: HostCalendar): KnownHost["calendars"][number] {
  const { integration } = calendar;
  const externalId = isReadable(calendar) ? calendar.externalId : null;
  return answer.source === "unavailable"
    ? { calendar: { integration, externalId, source: answer.why, asOf: null }, busy }
    : { calendar: { integration, externalId, source: answer.source, asOf: answer.asOf }, busy };
}
