import type { Restriction } from "@calcache/availability";
import { type HostHours, hostSchedules } from "../../host-time/hosts/host-schedules.ts";
import { isKnown, travelsOf, withTrips } from "../../host-time/hosts/host-trips.ts";
import type { RestrictionColumns } from "./event-type-statement.ts";

/**
 * The hours to which an event type's slots are confined; null for none. Where nobody knows in which zone these are, its column is
 * reported, and the hours are none.
 */
export function restrictionOf(
  row: RestrictionColumns & { hours: HostHours[] | null },
  report: (column: string) => void,
): Restriction | null {
  const { restrictionScheduleId: id, useBookerTimezone: inAskersZone } = row;
  if (id === null) return null;
  const stored = travelsOf(row.restrictionZone ?? "", row.restrictionTrips ?? []);
  const isUsable = inAskersZone || isKnown(stored);
  if (!isUsable) report("restrictionSchedule.timeZone");
  const travels = isUsable && !inAskersZone ? stored : { timeZone: "UTC", trips: [] };
  return { schedule: withTrips(hostSchedules(row.hours ?? [])(id, travels.timeZone), travels), inAskersZone };
}
