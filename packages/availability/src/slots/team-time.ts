import type { Schedule } from "../civil-time/schedule.ts";
import { offsetSpans } from "../civil-time/utc-offset.ts";
import { workingHours } from "../civil-time/working-hours.ts";
import { intersect } from "../intervals/interval-algebra.ts";
import { type Intervals, intervalsFrom } from "../intervals/intervals.ts";
import { floorMinute, type MinuteRange } from "../intervals/minutes.ts";
import { oncePerKey } from "../intervals/once-per-key.ts";
import { freeTime, type HostAvailability, type RoomAvailability } from "./host-availability.ts";
import { groupHosts } from "./host-groups.ts";
import type { SlotRequest } from "./slot-request.ts";

/** When the hosts of an event type are free: those whom each slot needs, and those of whom it needs some. */
export type TeamTime = {
  needed: readonly HostAvailability[];
  /** When all the needed ones are free, in the asked range after the notice. */
  common: Intervals;
  /** Of each of which so many are needed, if there are any; the rooms are one, where a slot takes one of them. */
  groups: readonly GroupTime[];
};

/** The hosts, or rooms, of a group, each with the part of the common time in which they are free too. */
export type GroupTime = {
  required: number;
  hosts: readonly { host: HostAvailability | RoomAvailability; free: Intervals }[];
};

export function teamTime(request: SlotRequest): TeamTime {
  const range = bookableRange(request);
  const freeTimeOf = freeTimes(request, range);
  const { needed, groups } = groupHosts(request);
  const common = needed.reduce((free, host) => intersect(free, freeTimeOf(host)), intervalsFrom([range]));
  const groupsOfHosts = groups.map(({ required, hosts }) => ({
    required,
    hosts: hosts.map((host) => ({ host, free: intersect(common, freeTimeOf(host)) })),
  }));
  return { needed, common, groups: [...groupsOfHosts, ...roomTime(request, common)] };
}

function roomTime(request: SlotRequest, common: Intervals): GroupTime[] {
  const { rooms = null } = request;
  if (rooms === null) return [];
  return [{ required: 1, hosts: rooms.map((host) => ({ host, free: freeTime(host, common, request) })) }];
}

/** What is left of the asked range after the notice. */
function bookableRange({ range, now, minimumBookingNotice }: SlotRequest): MinuteRange {
  return { start: Math.max(range.start, floorMinute(now) + minimumBookingNotice), end: range.end };
}

/** Hosts share zones, and often schedules: each is looked up once. */
function freeTimes(request: SlotRequest, range: MinuteRange): (host: HostAvailability) => Intervals {
  const spansOf = oncePerKey((timeZone: string) => offsetSpans(timeZone, range));
  const hoursOf = oncePerKey((schedule: Schedule) =>
    workingHours(schedule, range, spansOf(schedule.timeZone)),
  );
  return (host) => freeTime(host, hoursOf(host.schedule), request);
}
