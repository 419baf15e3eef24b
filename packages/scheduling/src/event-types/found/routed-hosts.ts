import { groupHosts } from "@calcache/availability";
import type { ExcludedTimes } from "../../host-time/times/excluded-times.ts";
import type { EventTypeHost, EventTypeWithHosts } from "../columns/event-type.ts";

/** Whom of a round robin somebody is led to, as a routing form says it. */
export type Routing = {
  /** User ids; none leaves it to all. */
  memberIds: readonly number[];
  /** The address of the owner: the host whose contact they are, and who is asked before others; null for none. */
  ownerEmail: string | null;
};

/** An event type as it is offered to somebody. */
type Routed = {
  eventType: EventTypeWithHosts;
  /** The same with the owner alone in their group; null where nobody is asked before others. */
  ownersOnly: EventTypeWithHosts | null;
};

/**
 * An event type for whoever is led to some of its hosts: of a round robin the fixed ones, and of each group those to whom they are led,
 * or all of it where these are none of it. A booking whose hosts it stays with is led to them, and to nobody else.
 * Where several of a group take part, an owner is none who is asked before others.
 */
export function routedTo(
  eventType: EventTypeWithHosts,
  routing: Routing | undefined,
  own: Pick<ExcludedTimes, "booking"> | undefined,
): Routed {
  if (eventType.schedulingType !== "ROUND_ROBIN") return { eventType, ownersOnly: null };
  const stay = eventType.staysWithHosts ? own?.booking?.hostIds : undefined;
  if (stay !== undefined) return { eventType: limitedTo(eventType, stay), ownersOnly: null };
  const owner = eventType.requiredHosts === 1 ? ownerOf(eventType, routing) : null;
  const routed = limitedTo(eventType, routing?.memberIds ?? []);
  if (owner === null) return { eventType: routed, ownersOnly: null };
  const hosts = eventType.hosts.filter((host) => host === owner || routed.hosts.includes(host));
  const isTheirs = (host: EventTypeHost) => host === owner || host.isFixed || host.groupId !== owner.groupId;
  return {
    eventType: { ...eventType, hosts },
    ownersOnly: { ...eventType, hosts: hosts.filter(isTheirs) },
  };
}

/** Who is asked before others: a host of a round robin who isn't fixed; null where there is none of that address. */
export function ownerOf({ hosts }: EventTypeWithHosts, routing: Routing | undefined): EventTypeHost | null {
  const address = routing?.ownerEmail?.toLowerCase();
  if (address === undefined) return null;
  return hosts.find(({ email, isFixed }) => !isFixed && email.toLowerCase() === address) ?? null;
}

function limitedTo(eventType: EventTypeWithHosts, userIds: readonly number[]): EventTypeWithHosts {
  if (userIds.length === 0) return eventType;
  const isLedTo = ({ userId }: EventTypeHost) => userIds.includes(userId);
  const { needed, groups } = groupHosts(eventType);
  const some = groups.flatMap(({ hosts }) => (hosts.some(isLedTo) ? hosts.filter(isLedTo) : hosts));
  const left = new Set([...needed, ...some]);
  return { ...eventType, hosts: eventType.hosts.filter((host) => left.has(host)) };
}
