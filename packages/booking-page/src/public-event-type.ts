import { groupHosts } from "@calcache/availability";
import type { PublicEventType } from "@calcache/booker/view";
import type { EventTypeWithHosts } from "@calcache/scheduling";
import type { Zone } from "@calcache/time-zones";

/** What of an event type may leave the server: no address, schedule or calendar of its hosts and rooms. */
export const publicEventType = (
  { owner, hosts, ...eventType }: EventTypeWithHosts,
  zoneOf: (timeZone: string) => Zone,
): PublicEventType => ({
  id: eventType.id,
  title: eventType.title,
  description: eventType.description,
  ownerName: owner.name,
  schedulingType: eventType.schedulingType,
  hosts: hosts.map(({ name, isFixed, schedule }) => ({ name, isFixed, zone: zoneOf(schedule.timeZone) })),
  takingPart: takingPart({ ...eventType, hosts }),
  length: eventType.length,
  lengths: eventType.lengths,
  periodDays: eventType.periodDays,
  timeZone: eventType.lockedTimeZone ?? eventType.timeZone,
  ...(eventType.lockedTimeZone !== null && { isZoneLocked: true }),
  form: eventType.form,
  places: eventType.places.map(({ type, label, asks }) => ({ type, label, asks })),
  ...(eventType.choosesRoom &&
    eventType.bookableRooms.length > 1 && {
      rooms: eventType.bookableRooms.map(({ userId: id, name }) => ({ id, name })),
    }),
  ...(eventType.recurrence && { recurrence: eventType.recurrence }),
  ...(eventType.misconfigured.length > 0 && { isMisconfigured: true }),
  // In a team others are offered without a word.
  absences:
    owner.kind === "team"
      ? []
      : hosts.flatMap(({ name: hostName, absences }) => absences.map((one) => ({ hostName, ...one }))),
});

function takingPart(
  eventType: Pick<EventTypeWithHosts, "schedulingType" | "hosts" | "requiredHosts">,
): number {
  const { needed, groups } = groupHosts(eventType);
  return groups.reduce((sum, { required }) => sum + required, needed.length);
}
