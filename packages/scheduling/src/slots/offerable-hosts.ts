import type { HostAvailability } from "@calcache/availability";
import type { EventTypeHost, EventTypeWithHosts } from "../event-types/event-type.ts";

/**
 * The hosts to find slots with, when of some it isn't known when they are busy. None at all, and so no slots, where
 * one of these is needed: any host of a collective event type, a fixed one of a round robin, or all the others.
 * @param availabilityOf null for a host who isn't known
 */
export function offerableHosts(
  { schedulingType, hosts }: Pick<EventTypeWithHosts, "schedulingType" | "hosts">,
  availabilityOf: (host: EventTypeHost) => HostAvailability | null,
): HostAvailability[] {
  const isNeeded = (host: EventTypeHost) => schedulingType === "COLLECTIVE" || host.isFixed;
  const needed = hosts.filter(isNeeded);
  const others = hosts.filter((host) => !isNeeded(host));
  const knownOf = (some: readonly EventTypeHost[]) => some.flatMap((host) => availabilityOf(host) ?? []);
  const [knownNeeded, knownOthers] = [knownOf(needed), knownOf(others)];
  const lacksOne = knownNeeded.length < needed.length || (others.length > 0 && knownOthers.length === 0);
  return lacksOne ? [] : [...knownNeeded, ...knownOthers];
}
