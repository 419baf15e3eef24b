import type { Host } from "../host-time/host.ts";
import type { EventTypeLimits } from "./event-type-limits.ts";

/** Someone whom an event may be with. */
export type EventTypeHost = Host & {
  isFixed: boolean;
  /** Of the hosts who could take a slot of a round robin, one with the highest does. */
  priority: number;
  /** The host's share of a round robin's bookings, next to the other hosts'. */
  weight: number;
};

/** Whose page an event type is on. */
export type EventTypeOwner = { kind: "team" | "user"; slug: string; name: string };

/** An event type with all that its slots follow from, apart from what is busy. Lengths and buffers are minutes. */
export type EventTypeWithHosts = EventTypeLimits & {
  id: number;
  slug: string;
  title: string;
  description: string | null;
  owner: EventTypeOwner;
  schedulingType: "COLLECTIVE" | "ROUND_ROBIN";
  /** Whether a round robin shares its bookings out by weight. */
  isRRWeightsEnabled: boolean;
  hosts: readonly EventTypeHost[];
  length: number;
  /** Null: as long as the slot. */
  slotInterval: number | null;
  minimumBookingNotice: number;
  beforeEventBuffer: number;
  afterEventBuffer: number;
  /** Whether its team wants slots from the cache without being asked. */
  servesCache: boolean;
  /** The zone of its page where the visitor's isn't known. */
  timeZone: string;
};
