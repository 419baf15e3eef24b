import { type AssignedHost, assignHosts } from "../../assignment/assign-hosts.ts";
import { readAssignmentHistory } from "../../assignment/read-assignment-history.ts";
import type { EventTypeHost, EventTypeWithHosts } from "../../event-types/event-type.ts";
import type { OwnTimes } from "../../host-time/own-times.ts";
import type { Bookings } from "../booking/bookings.ts";
import { isOnBookableDay } from "./bookable-day.ts";
import { readLive } from "./check-live.ts";
import { findFreeHosts, reachOf } from "./free-hosts.ts";
import type { WantedSlot } from "./slot-fit.ts";

export type ChosenHosts = {
  hosts: readonly AssignedHost<EventTypeHost>[];
  /** Whether all their calendars said themselves that the time is free; else the cache did. */
  checkedLive: boolean;
};

/** Who takes a slot, as far as is known without asking calendars; null when it can't be had. */
export async function chooseHosts(
  { engine }: Pick<Bookings, "engine">,
  eventType: EventTypeWithHosts,
  slot: WantedSlot,
  own: OwnTimes,
): Promise<readonly AssignedHost<EventTypeHost>[] | null> {
  if (!(await isOnBookableDay(engine, eventType, slot, own))) return null;
  const { isFree, history } = await lookAround(engine, eventType, slot, own);
  return assignHosts(eventType, isFree, history);
}

/**
 * Who takes a slot, once their calendars have been asked. A host who turns out to be busy is passed over for the next; one
 * who doesn't answer is taken as the cache has them. Null when the slot can't be had.
 * @param preferred user ids of hosts who are chosen before others, where they are free
 */
export async function chooseHostsLive(
  { engine, settings }: Bookings,
  eventType: EventTypeWithHosts,
  slot: WantedSlot,
  own: OwnTimes,
  preferred: readonly number[] = [],
): Promise<ChosenHosts | null> {
  if (!(await isOnBookableDay(engine, eventType, slot, own))) return null;
  const deadline = engine.now() + settings.liveCheckBudget;
  const { isFree, isFreeWith, history } = await lookAround(engine, eventType, slot, own);
  const isPreferred = ({ userId, isFixed }: EventTypeHost) => isFixed || preferred.includes(userId);
  const busyAfterAll = new Set<number>();
  const answered = new Map<number, boolean>();
  for (;;) {
    const isLeft = (host: EventTypeHost) => !busyAfterAll.has(host.userId) && isFree(host);
    const hosts =
      assignHosts(eventType, (host) => isPreferred(host) && isLeft(host), history) ??
      assignHosts(eventType, isLeft, history);
    if (hosts === null) return null;
    const toAsk = hosts.map(({ host }) => host).filter(({ userId }) => !answered.has(userId));
    const live = await readLive(engine, toAsk, reachOf(eventType, slot), deadline - engine.now());
    for (const host of toAsk) {
      const busy = live.get(host.userId) ?? null;
      answered.set(host.userId, busy !== null);
      if (busy !== null && !isFreeWith(host, busy)) busyAfterAll.add(host.userId);
    }
    if (hosts.every(({ host }) => !busyAfterAll.has(host.userId))) {
      return { hosts, checkedLive: hosts.every(({ host }) => answered.get(host.userId) === true) };
    }
  }
}

/** Who is free, and what the choice among them needs to know. */
async function lookAround(
  engine: Bookings["engine"],
  eventType: EventTypeWithHosts,
  slot: WantedSlot,
  own: OwnTimes,
) {
  const sharing = eventType.hosts.filter(({ isFixed }) => !isFixed).map(({ userId }) => userId);
  const [free, history] = await Promise.all([
    findFreeHosts(engine, eventType, slot, own),
    readAssignmentHistory(engine.db, eventType.id, sharing, engine.now()),
  ]);
  return { ...free, history };
}
