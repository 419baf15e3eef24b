import { setTimeout as delay } from "node:timers/promises";
import type { Engine } from "@calcache/calendar-cache";
import type { EventTypeHost, EventTypeWithHosts } from "../../event-types/columns/event-type.ts";
import type { Room } from "../../host-time/hosts/host.ts";
import type { ExcludedTimes } from "../../host-time/times/excluded-times.ts";
import { findHostsFreeWithin } from "./free-hosts.ts";
import type { WantedSlot } from "./slot-fit.ts";

/**
 * Asks hosts' and rooms' calendars themselves, past the cache and side by side, whether these are free for a slot.
 * @param budget ms; whoever hasn't answered by then hasn't
 * @returns by user id; null for a host whose calendars didn't all answer in time
 */
export async function checkLive(
  engine: Engine,
  eventType: EventTypeWithHosts,
  slot: WantedSlot,
  own: ExcludedTimes,
  hosts: readonly (EventTypeHost | Room)[],
  budget: number,
): Promise<Map<number, boolean | null>> {
  const answers = await checkLiveWithin(engine, eventType, [slot], own, hosts, budget);
  return new Map([...answers].map(([userId, [free = null]]) => [userId, free]));
}

/** The same for several slots of one length, in order, that are asked for as one stretch of time; an answer for each. */
export async function checkLiveWithin(
  engine: Engine,
  eventType: EventTypeWithHosts,
  slots: readonly [WantedSlot, ...WantedSlot[]],
  own: ExcludedTimes,
  hosts: readonly (EventTypeHost | Room)[],
  budget: number,
): Promise<Map<number, readonly (boolean | null)[]>> {
  const timer = new AbortController();
  const nobodyKnows = slots.map(() => null);
  const tooLate = delay(Math.max(0, budget), nobodyKnows, { signal: timer.signal }).catch(() => nobodyKnows);
  const check = async (host: EventTypeHost | Room): Promise<readonly (boolean | null)[]> => {
    const asked = { hosts: [host], serveCache: false };
    const { calendarsOf, isFreeAt } = await findHostsFreeWithin(engine, eventType, slots, own, asked);
    return calendarsOf(host).every(({ answer }) => answer.source === "live")
      ? slots.map((slot) => isFreeAt(host, slot))
      : nobodyKnows;
  };
  const answers = await Promise.all(
    hosts.map(async (host): Promise<[number, readonly (boolean | null)[]]> => {
      const free = check(host).catch((error) => {
        engine.log.warn({ err: error }, "[Booking] a calendar could not be read live");
        return nobodyKnows;
      });
      return [host.userId, await Promise.race([free, tooLate])];
    }),
  );
  timer.abort();
  return new Map(answers);
}
