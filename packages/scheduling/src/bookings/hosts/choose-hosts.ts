import { type AssignedHost, assignHosts } from "../../assignment/assign-hosts.ts";
import type { BookingUnderWay } from "../../assignment/bookings-under-way.ts";
import { readAssignmentHistory } from "../../assignment/read-assignment-history.ts";
import type { EventTypeHost, EventTypeWithHosts } from "../../event-types/columns/event-type.ts";
import type { Room } from "../../host-time/hosts/host.ts";
import type { ExcludedTimes } from "../../host-time/times/excluded-times.ts";
import type { Bookings } from "../booking/bookings.ts";
import { isOnBookableDay } from "./bookable-day.ts";
import { checkLive } from "./check-live.ts";
import { everybodyChosen, firstRoom } from "./choose-room.ts";
import { findFreeHosts } from "./free-hosts.ts";
import type { WantedSlot } from "./slot-fit.ts";

export type ChosenHosts = {
  hosts: readonly AssignedHost<EventTypeHost>[];
  /** The room that is taken with them; null where the event type takes none. */
  room: Room | null;
  /** Whether all their calendars said themselves that the time is free; else the cache did. */
  checkedLive: boolean;
};

/**
 * Who takes a slot, and in which room, as far as is known without asking calendars; null when it can't be had.
 * @param preferred user ids of hosts and rooms who are chosen before others, where they are free
 */
export async function chooseHosts(
  { engine }: Pick<Bookings, "engine">,
  eventType: EventTypeWithHosts,
  slot: WantedSlot,
  own: ExcludedTimes,
  preferred: readonly number[] = [],
): Promise<Omit<ChosenHosts, "checkedLive"> | null> {
  if (!(await isOnBookableDay(engine, eventType, slot, own))) return null;
  const { isFree, history } = await lookAround(engine, eventType, slot, own);
  return assign(eventType, isFree, history, preferred);
}

/**
 * Who takes a slot, and in which room, once their calendars have been asked. A host or a room that turns out to be busy is passed over for the
 * next; one that doesn't answer is taken as the cache has it. Null when the slot can't be had.
 * @param preferred user ids of hosts and rooms who are chosen before others, where they are free
 * @param underWay the booking that they are chosen for, where others are made with these hosts at the same time
 */
export async function chooseHostsLive(
  { engine, settings }: Bookings,
  eventType: EventTypeWithHosts,
  slot: WantedSlot,
  own: ExcludedTimes,
  preferred: readonly number[] = [],
  underWay?: BookingUnderWay,
): Promise<ChosenHosts | null> {
  if (!(await isOnBookableDay(engine, eventType, slot, own))) return null;
  const deadline = engine.now() + settings.liveCheckBudget;
  const { isFree, history } = await lookAround(engine, eventType, slot, own);
  /** What their calendars said; null where they didn't answer. */
  const checked = new Map<number, boolean | null>();
  const isBusyAfterAll = ({ userId }: EventTypeHost | Room) => checked.get(userId) === false;
  for (;;) {
    const isLeft = (one: EventTypeHost | Room) => !isBusyAfterAll(one) && isFree(one);
    const known = underWay?.withOthers(history, engine.now()) ?? history;
    const chosen = assign(eventType, isLeft, known, preferred);
    if (chosen === null) return null;
    underWay?.isWith(chosen.hosts.map(({ host }) => host.userId));
    const all = everybodyChosen(chosen);
    const toAsk = all.filter(({ userId }) => !checked.has(userId));
    const answers = await checkLive(engine, eventType, slot, own, toAsk, deadline - engine.now());
    for (const [userId, free] of answers) checked.set(userId, free);
    if (!all.some(isBusyAfterAll))
      return { ...chosen, checkedLive: all.every(({ userId }) => checked.get(userId) === true) };
  }
}

function assign(
  eventType: EventTypeWithHosts,
  isFree: (one: EventTypeHost | Room) => boolean,
  history: Parameters<typeof assignHosts>[2],
  preferred: readonly number[],
): Omit<ChosenHosts, "checkedLive"> | null {
  const room = firstRoom(eventType, isFree, preferred);
  const hosts = room === "none" ? null : assignHosts(eventType, isFree, history, preferred);
  return hosts === null || room === "none" ? null : { hosts, room };
}

/** Who is free, and what the choice among them needs to know. */
async function lookAround(
  engine: Bookings["engine"],
  eventType: EventTypeWithHosts,
  slot: WantedSlot,
  own: ExcludedTimes,
) {
  const sharing = eventType.hosts.filter(({ isFixed }) => !isFixed);
  const [free, history] = await Promise.all([
    findFreeHosts(engine, eventType, slot, own, {
      hosts: [...eventType.hosts, ...eventType.bookableRooms],
      serveCache: true,
    }),
    readAssignmentHistory(engine.db, eventType.id, sharing, { now: engine.now(), start: slot.start }),
  ]);
  return { ...free, history };
}
