import type { Engine } from "@calcache/calendar-cache";
import { limitsQuestion } from "../../event-types/counted-limits.ts";
import type { EventTypeHost, EventTypeWithHosts } from "../../event-types/event-type.ts";
import type { ExcludedTimes } from "../../host-time/excluded-times.ts";
import { type LoadedHosts, loadHostAvailability } from "../../host-time/load-host-availability.ts";
import { fitsHost, type WantedSlot } from "./slot-fit.ts";

/** Who of some hosts could take a slot, and what is known of them. */
type FreeHosts = Pick<LoadedHosts, "calendarsOf"> & { isFree: (host: EventTypeHost) => boolean };

/**
 * Looks who of these hosts of an event type is free for a slot.
 * @param serveCache whether calendars are read from the cache where it can vouch for them
 */
export async function findFreeHosts(
  engine: Engine,
  eventType: EventTypeWithHosts,
  slot: WantedSlot,
  own: ExcludedTimes,
  { hosts, serveCache }: { hosts: readonly EventTypeHost[]; serveCache: boolean },
): Promise<FreeHosts> {
  const now = engine.now();
  const limits = limitsQuestion({ ...eventType, hosts }, slot.end - slot.start);
  const question = { hosts, range: slot, buffers: eventType, limits, serveCache, own };
  const { timeOf, calendarsOf } = await loadHostAvailability(engine, question);
  return {
    calendarsOf,
    isFree(host) {
      const time = eventType.misconfigured.length > 0 ? null : timeOf(host);
      return time !== null && fitsHost(eventType, { isFixed: host.isFixed, ...time }, slot, now);
    },
  };
}
