import { setTimeout as delay } from "node:timers/promises";
import type { Engine } from "@calcache/calendar-cache";
import type { EventTypeHost, EventTypeWithHosts } from "../../event-types/event-type.ts";
import type { ExcludedTimes } from "../../host-time/excluded-times.ts";
import { findFreeHosts } from "./free-hosts.ts";
import type { WantedSlot } from "./slot-fit.ts";

/**
 * Asks hosts' calendars themselves, past the cache and side by side, whether their hosts are free for a slot.
 * @param budget ms; whoever hasn't answered by then hasn't
 * @returns by user id; null for a host whose calendars didn't all answer in time
 */
export async function checkLive(
  engine: Engine,
  eventType: EventTypeWithHosts,
  slot: WantedSlot,
  own: ExcludedTimes,
  hosts: readonly EventTypeHost[],
  budget: number,
): Promise<Map<number, boolean | null>> {
  const timer = new AbortController();
  const tooLate = delay(Math.max(0, budget), null, { signal: timer.signal }).catch(() => null);
  const check = async (host: EventTypeHost): Promise<boolean | null> => {
    const asked = { hosts: [host], serveCache: false };
    const { calendarsOf, isFree } = await findFreeHosts(engine, eventType, slot, own, asked);
    return calendarsOf(host).every(({ answer }) => answer.source === "live") ? isFree(host) : null;
  };
  const answers = await Promise.all(
    hosts.map(async (host): Promise<[number, boolean | null]> => {
      const free = check(host).catch((error) => {
        engine.log.warn({ err: error }, "[Booking] a calendar could not be read live");
        return null;
      });
      return [host.userId, await Promise.race([free, tooLate])];
    }),
  );
  timer.abort();
  return new Map(answers);
}
