import { findSlots, type HostAvailability, type Intervals, type MinuteRange } from "@calcache/availability";
import type { Engine } from "@calcache/calendar-cache";
import { type EventTypeHost, type EventTypeWithHosts, findEventType } from "@calcache/scheduling";
import { eventTypeOf } from "./seed-teams.ts";

/** What everybody is asked: the slots of the round robin of so many hosts in a month. */
export type Question = { hosts: number; range: MinuteRange };

export const timeZone = "Europe/London";

/** The event type asked about, from our own database: the peers' ways differ in how they know who is busy. */
export async function eventTypeAsked(engine: Engine, { hosts }: Question): Promise<EventTypeWithHosts> {
  const eventType = await findEventType(engine, { teamSlug: "bench", eventTypeSlug: eventTypeOf(hosts) });
  if (!eventType) throw new Error(`there is no team of ${hosts}`);
  return eventType;
}

/** How many slots there are, with the hosts busy as a peer's way found them to be. */
export function countSlots(
  eventType: EventTypeWithHosts,
  { range }: Question,
  now: number,
  busyOf: (host: EventTypeHost) => Intervals,
): number {
  const hosts = eventType.hosts.map(
    (host): HostAvailability => ({
      isFixed: host.isFixed,
      schedule: host.schedule,
      busy: busyOf(host),
      bookings: [],
    }),
  );
  const { length, slotInterval } = eventType;
  return findSlots({ ...eventType, hosts, slotInterval: slotInterval ?? length, timeZone, range, now })
    .length;
}
