import { groupHosts, type HostAvailability } from "@calcache/availability";
import type { EventTypeHost, EventTypeWithHosts } from "../event-types/columns/event-type.ts";

/**
 * The hosts to find slots with, when of some it isn't known when they are busy. None at all, and so no slots, where one of these is
 * needed: any host of a collective event type, a fixed one of a round robin, or so many of a group that those who are known aren't enough.
 * @param availabilityOf null for a host who isn't known
 */
export function offerableHosts(
  eventType: Pick<EventTypeWithHosts, "schedulingType" | "hosts" | "requiredHosts">,
  availabilityOf: (host: EventTypeHost) => HostAvailability | null,
): HostAvailability[] {
  const { needed, groups } = groupHosts(eventType);
  const knownOf = (some: readonly EventTypeHost[]) => some.flatMap((host) => availabilityOf(host) ?? []);
  const known = knownOf(needed);
  if (known.length < needed.length) return [];
  for (const { required, hosts } of groups) {
    const some = knownOf(hosts);
    if (some.length < required) return [];
    known.push(...some);
  }
  return known;
}
