import {
  allowedBy,
  type BookedTime,
  type BookingLimit,
  explainHost,
  findSlots,
  type HostAvailability,
  type HostObstacle,
  type Intervals,
  intervalsFrom,
  type Minute,
  type MinuteRange,
  type Schedule,
  type SlotRequest,
  union,
  workingHours,
} from "@calcache/availability";
import type { WhyUnknown } from "@calcache/calendar-cache";
import { assignHosts } from "../assignment/assign-hosts.ts";
import type { EventTypeHost, EventTypeWithHosts } from "../event-types/columns/event-type.ts";
import type { LimitReached } from "../host-time/booked/limited-times.ts";
import type { Barred } from "../host-time/hosts/host.ts";
import { isRoomFree } from "../host-time/is-room-free.ts";
import { offerableHosts } from "./offerable-hosts.ts";
import type { BookingLimits } from "./offered-range.ts";
import { type TimeLimit, timeLimits } from "./time-limits.ts";

/**
 * A calendar and how it is known: `stale` is shown as it was last known, because it can't be read; else why it isn't known.
 * The id is null for a calendar that no account here reads. `asOf` is epoch ms.
 */
export type ExplainedCalendar = {
  integration: string;
  externalId: string | null;
  source: "cached" | "live" | "stale" | WhyUnknown;
  asOf: number | null;
};

/** What is known of a host; `busy` is null for a calendar that isn't known. */
export type KnownHost = {
  host: EventTypeHost;
  calendars: readonly { calendar: ExplainedCalendar; busy: Intervals | null }[];
  bookings: readonly BookedTime[];
  /** The limits that are reached, the event type's among them. */
  limits: readonly LimitReached[];
};

/** A limit that is reached, of how much may be booked in a day, week, month or year. */
export type LimitReason = { kind: "limit_reached" } & Pick<LimitReached, "of"> & BookingLimit;

/**
 * Of who is barred it isn't asked what they are busy with. `out_of_office`: they, or their mailbox, have said that they are away.
 */
export type HostReason =
  | TimeLimit
  | LimitReason
  | HostObstacle<ExplainedCalendar>
  | { kind: Barred }
  | { kind: "out_of_office" };

/** A host who could take the slot has no reasons. */
export type ExplainedHost = {
  host: EventTypeHost;
  reasons: HostReason[];
  calendars: readonly ExplainedCalendar[];
};

/**
 * Why a slot isn't offered: columns hold what can't be read, its time is ruled out, it isn't within the hours to which slots are
 * confined, somebody who is needed isn't free, or all are but none of its rooms, or all could but slots begin at other times, or another is the first of
 * its date.
 */
export type SlotReason =
  | { kind: "misconfigured"; columns: readonly string[] }
  | TimeLimit
  | LimitReason
  | { kind: "outside_restriction" }
  | { kind: "hosts_not_free" }
  | { kind: "no_room" }
  | { kind: "off_grid" }
  | { kind: "not_first_of_date" };

/** Why a slot is or isn't offered. It is exactly if there is no reason against it. */
export type SlotExplanation = {
  slot: MinuteRange;
  reasons: SlotReason[];
  /** The starts of the nearest slots of that date that are offered. */
  nearestStarts: { before: Minute | null; after: Minute | null };
  hosts: ExplainedHost[];
};

/** All that decides whether a slot is offered, apart from the hosts. */
export type ExplainRequest = Omit<SlotRequest, "hosts" | "requiredHosts"> &
  Pick<BookingLimits, "period"> &
  Pick<EventTypeWithHosts, "requiredHosts">;

/**
 * Why a slot is or isn't offered, and whom it could be with. Where its time alone rules it out, that is every host's
 * reason, and nothing need be known of them.
 * @param at the slot's start, in `request.range`
 */
export function explainSlot(
  request: ExplainRequest,
  known: readonly KnownHost[],
  at: Minute,
): SlotExplanation {
  const slot = { start: at, end: at + request.length };
  const limits = timeLimits(at, request, request.timeZone, request.now);
  if (limits.length > 0) {
    const hosts = known.map(({ host }) => ({ host, reasons: limits, calendars: [] }));
    return { slot, reasons: limits, nearestStarts: { before: null, after: null }, hosts };
  }
  const hosts = explainHosts(request, known, slot);
  const ofEventType = known[0]?.limits.filter(({ of }) => of === "event_type") ?? [];
  const reached = limitReasons(ofEventType, slot);
  const startsOf = (shown: ExplainRequest) =>
    findSlots({ ...shown, hosts: availabilities(request, known) }).map(({ start }) => start);
  const starts = startsOf(request);
  const all = request.onlyShowFirstAvailableSlot
    ? startsOf({ ...request, onlyShowFirstAvailableSlot: false })
    : starts;
  const isShown = starts.includes(at);
  return {
    slot,
    reasons: isShown ? [] : reached.length > 0 ? reached : reasonsOf(request, hosts, slot, all.includes(at)),
    nearestStarts: {
      before: starts.findLast((start) => start < at) ?? null,
      after: starts.find((start) => start > at) ?? null,
    },
    hosts,
  };
}

function explainHosts(
  request: ExplainRequest,
  known: readonly KnownHost[],
  slot: MinuteRange,
): ExplainedHost[] {
  const hours = new Map<Schedule, Intervals>();
  return known.map(({ host, calendars, bookings, limits }) => {
    const open = hours.get(host.schedule) ?? workingHours(host.schedule, slot);
    hours.set(host.schedule, open);
    const usual = usualHours(host.schedule, open, slot);
    const isAway = usual.join() !== open.join() || host.away.some(overlaps(slot));
    const absent = isAway ? [{ kind: "out_of_office" } as const] : [];
    return {
      host,
      reasons: host.barred
        ? [{ kind: host.barred }]
        : [
            ...limitReasons(limits, slot),
            ...absent,
            ...explainHost({ calendars, bookings }, usual, slot, request),
          ],
      calendars: calendars.map(({ calendar }) => calendar),
    };
  });
}

/** The limits because of which a part of a slot is closed. */
const limitReasons = (limits: readonly LimitReached[], slot: MinuteRange): LimitReason[] =>
  limits.filter(overlaps(slot)).map(({ of, limit }) => ({ kind: "limit_reached", of, ...limit }));

const overlaps = (slot: MinuteRange) => (range: MinuteRange) =>
  range.start < slot.end && slot.start < range.end;

/** The hours that somebody would have if they weren't away. */
const usualHours = ({ absences = [], ...schedule }: Schedule, open: Intervals, slot: MinuteRange) =>
  absences.length === 0 ? open : workingHours(schedule, slot);

function availabilities(request: ExplainRequest, known: readonly KnownHost[]): HostAvailability[] {
  const knownOf = new Map(known.map((each) => [each.host, each]));
  const eventType = { ...request, hosts: [...knownOf.keys()] };
  return offerableHosts(eventType, (host) => {
    const { calendars = [], bookings = [], limits = [] } = knownOf.get(host) ?? {};
    const busy = calendars.flatMap((calendar) => (calendar.busy ? [calendar.busy] : []));
    if (host.barred || busy.length < calendars.length) return null;
    const closed = intervalsFrom([...limits, ...host.away]);
    const { isFixed, groupId, schedule } = host;
    return { isFixed, groupId, schedule, busy: union(busy), bookings, closed };
  });
}

/** Why a slot isn't shown that no limit keeps from it. @param isOnGrid whether it would be, if all slots of its date were */
function reasonsOf(
  request: ExplainRequest,
  hosts: readonly ExplainedHost[],
  slot: MinuteRange,
  isOnGrid: boolean,
): SlotReason[] {
  if (!allowedBy({ ...request, range: slot })(slot)) return [{ kind: "outside_restriction" }];
  const reasonsOfHost = new Map(hosts.map(({ host, reasons }) => [host, reasons]));
  const eventType = { ...request, isRRWeightsEnabled: false, hosts: [...reasonsOfHost.keys()] };
  const canBeHad =
    assignHosts(eventType, (host) => reasonsOfHost.get(host)?.length === 0, new Map()) !== null;
  if (!canBeHad) return [{ kind: "hosts_not_free" }];
  if (!hasRoom(request, slot)) return [{ kind: "no_room" }];
  return [{ kind: isOnGrid ? "not_first_of_date" : "off_grid" }];
}

const hasRoom = (request: ExplainRequest, slot: MinuteRange): boolean =>
  !request.rooms || request.rooms.some((room) => isRoomFree(room, slot, request));
