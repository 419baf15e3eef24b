import type { MinuteRange, Result } from "@calcache/availability";
import { type AssignedHost, assignHosts } from "../../assignment/assign-hosts.ts";
import { readAssignmentHistory } from "../../assignment/read-assignment-history.ts";
import type { EventTypeHost, EventTypeWithHosts } from "../../event-types/columns/event-type.ts";
import type { Room } from "../../host-time/hosts/host.ts";
import type { ExcludedTimes } from "../../host-time/times/excluded-times.ts";
import type { Bookings } from "../booking/bookings.ts";
import { isOnBookableDay } from "./bookable-day.ts";
import { checkLiveWithin } from "./check-live.ts";
import { everybodyChosen, firstRoom } from "./choose-room.ts";
import { findHostsFreeWithin } from "./free-hosts.ts";
import type { WantedSlot } from "./slot-fit.ts";
import { askInStretches } from "./stretches.ts";

type SeriesHosts = {
  /** The same for all of it. */
  hosts: readonly AssignedHost<EventTypeHost>[];
  /**
   * For each occurrence: the room that it takes, null where the event type takes none; and whether all their calendars said themselves that
   * the time is free, else the cache did.
   */
  occurrences: readonly { room: Room | null; checkedLive: boolean }[];
};

/** Whether a host is free at each occurrence; null where nobody knows. */
type Free = readonly (boolean | null)[];

/**
 * Who takes a series: hosts who are free at all its occurrences, by the cache and then by their calendars themselves, and for each occurrence a room that is free
 * then, the same one as far as possible. Where nobody is, those occurrences that can't be had; where each could be had for itself, the first at which nobody is
 * left.
 * @param slots of one length, in order
 * @param preferred user ids of hosts who are chosen before others, where they are free at all of them
 */
export async function chooseSeriesHosts(
  { engine, settings }: Bookings,
  eventType: EventTypeWithHosts,
  slots: readonly WantedSlot[],
  own: ExcludedTimes,
  preferred: readonly number[],
): Promise<Result<SeriesHosts, MinuteRange[]>> {
  const deadline = engine.now() + settings.liveCheckBudget;
  const sharing = eventType.hosts.filter(({ isFixed }) => !isFixed);
  const history = await readAssignmentHistory(engine.db, eventType.id, sharing, {
    now: engine.now(),
    start: slots[0]?.start ?? 0,
  });
  const isOffered = await offeredDays(engine, eventType, slots, own);
  const known = await freeByCache(engine, eventType, slots, own);
  const checked = new Map<number, Free>();
  const isLeft = ({ userId }: EventTypeHost | Room, index: number) =>
    isOffered[index] === true &&
    known.get(userId)?.[index] === true &&
    checked.get(userId)?.[index] !== false;
  const assign = (indexes: readonly number[]) => {
    const isFree = (host: EventTypeHost) => indexes.every((index) => isLeft(host, index));
    const rooms = roomsOfSeries(eventType, indexes, isLeft, preferred);
    const hosts = rooms === null ? null : assignHosts(eventType, isFree, history, preferred);
    return hosts === null || rooms === null ? null : { hosts, rooms };
  };
  const all = slots.map((_, index) => index);
  for (;;) {
    const chosen = assign(all);
    if (chosen === null) return { ok: false, error: lostAmong(slots, (indexes) => assign(indexes) !== null) };
    const { hosts, rooms } = chosen;
    const takers = rooms.map((room) => everybodyChosen({ hosts, room }));
    const toAsk = [...new Set(takers.flat())].filter(({ userId }) => !checked.has(userId));
    for (const [userId, free] of await askAll(engine, eventType, slots, own, toAsk, deadline))
      checked.set(userId, free);
    const said = takers.map((some, index) => some.map(({ userId }) => checked.get(userId)?.[index] ?? null));
    if (said.flat().includes(false)) continue;
    const live = said.map((some) => some.every((free) => free === true));
    const occurrences = rooms.map((room, index) => ({ room, checkedLive: live[index] === true }));
    return { ok: true, value: { hosts, occurrences } };
  }
}

/** The room of each of some occurrences: of those that are left then the one that is left at most of them; null where one has none. */
function roomsOfSeries(
  { bookableRooms }: EventTypeWithHosts,
  indexes: readonly number[],
  isLeft: (room: Room, index: number) => boolean,
  preferred: readonly number[],
): (Room | null)[] | null {
  const times = (room: Room) => indexes.filter((index) => isLeft(room, index)).length;
  const count = new Map(bookableRooms.map((room) => [room, times(room)]));
  const ranked = bookableRooms.toSorted((a, b) => (count.get(b) ?? 0) - (count.get(a) ?? 0));
  const found = indexes.map((index) =>
    firstRoom({ bookableRooms: ranked }, (room) => isLeft(room, index), preferred),
  );
  return found.includes("none") ? null : found.filter((room) => room !== "none");
}

function lostAmong(
  slots: readonly WantedSlot[],
  canBeHad: (indexes: readonly number[]) => boolean,
): MinuteRange[] {
  const lost = slots.filter((_, index) => !canBeHad([index]));
  if (lost.length > 0) return lost;
  const atMost = slots.findIndex((_, last) => !canBeHad(slots.slice(0, last + 1).map((_, index) => index)));
  return slots.slice(atMost, atMost + 1);
}

/** Of occurrences after one that isn't on an offered date, none is. */
async function offeredDays(
  engine: Bookings["engine"],
  eventType: EventTypeWithHosts,
  slots: readonly WantedSlot[],
  own: ExcludedTimes,
): Promise<boolean[]> {
  const offered: boolean[] = [];
  for (const slot of slots)
    offered.push(offered.at(-1) !== false && (await isOnBookableDay(engine, eventType, slot, own)));
  return offered;
}

async function freeByCache(
  engine: Bookings["engine"],
  eventType: EventTypeWithHosts,
  slots: readonly WantedSlot[],
  own: ExcludedTimes,
): Promise<Map<number, Free>> {
  const hosts = [...eventType.hosts, ...eventType.bookableRooms];
  const answers = await askInStretches(slots, async (stretch) => {
    const asked = { hosts, serveCache: true };
    const { isFreeAt } = await findHostsFreeWithin(engine, eventType, stretch, own, asked);
    return new Map(hosts.map((host) => [host.userId, stretch.map((slot) => isFreeAt(host, slot))]));
  });
  return joined(answers);
}

/** They share the time that there is for asking: whatever isn't answered by then isn't known. */
async function askAll(
  engine: Bookings["engine"],
  eventType: EventTypeWithHosts,
  slots: readonly WantedSlot[],
  own: ExcludedTimes,
  hosts: readonly (EventTypeHost | Room)[],
  deadline: number,
): Promise<Map<number, Free>> {
  const answers = await askInStretches(slots, (stretch) =>
    checkLiveWithin(engine, eventType, stretch, own, hosts, deadline - engine.now()),
  );
  return joined(answers);
}

/** What is known of each host in each stretch of time, as of the whole. */
function joined(answers: readonly ReadonlyMap<number, Free>[]): Map<number, Free> {
  const found = new Map<number, Free>();
  for (const answer of answers)
    for (const [userId, free] of answer) found.set(userId, [...(found.get(userId) ?? []), ...free]);
  return found;
}
