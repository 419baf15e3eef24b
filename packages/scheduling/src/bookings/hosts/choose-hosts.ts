import { type AssignedHost, assignHosts } from "../../assignment/assign-hosts.ts";
import { readAssignmentHistory } from "../../assignment/read-assignment-history.ts";
import type { EventTypeHost, EventTypeWithHosts } from "../../event-types/event-type.ts";
import type { ExcludedTimes } from "../../host-time/excluded-times.ts";
import type { Bookings } from "../booking/bookings.ts";
import { isOnBookableDay } from "./bookable-day.ts";
import { checkLive } from "./check-live.ts";
import { findFreeHosts } from "./free-hosts.ts";
import type { WantedSlot } from "./slot-fit.ts";

export type ChosenHosts = {
  hosts: readonly AssignedHost<EventTypeHost>[];
  /** Whether all their calendars said themselves that the time is free; else the cache did. */
  checkedLive: boolean;
};

/**
 * Who takes a slot, as far as is known without asking calendars; null when it can't be had.
 * @param preferred user ids of hosts who are chosen before others, where they are free
 */
export async function chooseHosts(
  { engine }: Pick<Bookings, "engine">,
  eventType: EventTypeWithHosts,
  slot: WantedSlot,
  own: ExcludedTimes,
  preferred: readonly number[] = [],
): Promise<readonly AssignedHost<EventTypeHost>[] | null> {
  if (!(await isOnBookableDay(engine, eventType, slot, own))) return null;
  const { isFree, history } = await lookAround(engine, eventType, slot, own);
  return assignHosts(eventType, isFree, history, preferred);
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
  own: ExcludedTimes,
  preferred: readonly number[] = [],
): Promise<ChosenHosts | null> {
  if (!(await isOnBookableDay(engine, eventType, slot, own))) return null;
  const deadline = engine.now() + settings.liveCheckBudget;
  const { isFree, history } = await lookAround(engine, eventType, slot, own);
  /** What their calendars said; null where they didn't answer. */
  const checked = new Map<number, boolean | null>();
  const isBusyAfterAll = ({ userId }: EventTypeHost) => checked.get(userId) === false;
  for (;;) {
    const isLeft = (host: EventTypeHost) => !isBusyAfterAll(host) && isFree(host);
    const hosts = assignHosts(eventType, isLeft, history, preferred);
    if (hosts === null) return null;
    const toAsk = hosts.map(({ host }) => host).filter(({ userId }) => !checked.has(userId));
    const answers = await checkLive(engine, eventType, slot, own, toAsk, deadline - engine.now());
    for (const [userId, free] of answers) checked.set(userId, free);
    if (!hosts.some(({ host }) => isBusyAfterAll(host))) {
      return { hosts, checkedLive: hosts.every(({ host }) => checked.get(host.userId) === true) };
    }
  }
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
    findFreeHosts(engine, eventType, slot, own, { hosts: eventType.hosts, serveCache: true }),
    readAssignmentHistory(engine.db, eventType.id, sharing, { now: engine.now(), start: slot.start }),
  ]);
  return { ...free, history };
}
