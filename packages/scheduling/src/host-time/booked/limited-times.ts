import {
  type BookingLimit,
  countedRange,
  type MinuteRange,
  type PeriodsOf,
  periodReader,
  type ReachedLimit,
  reachedLimits,
} from "@calcache/availability";
import type { BulkQuery } from "@calcache/prisma";
import type { ExcludedTimes } from "../times/excluded-times.ts";
import {
  type CountedTeam,
  eventTypeBookings,
  type HostedBooking,
  hostedBookings,
} from "./counted-bookings.ts";

/** What may be booked in a day, week, month or year of a zone's calendar; anything where there are no limits. */
export type LimitsInZone = { timeZone: string; limits: readonly BookingLimit[] };

/** All that limits how much is booked with an event type. */
export type LimitsQuestion = {
  eventTypeId: number;
  /** Minutes of what is asked for. */
  length: number;
  ofEventType: LimitsInZone;
  /** Of each member of the team, in all of its event types. */
  ofTeam: (LimitsInZone & CountedTeam) | null;
  /** Of each host, in all event types. */
  hosts: readonly { userId: number; limits: LimitsInZone }[];
};

/** A limit that is reached: the event type's own, or one of a host's, which the team or they themselves have set. */
export type LimitReached = ReachedLimit & { of: "event_type" | "team" | "host" };

/** Which limits are reached, in periods that the asked range touches. */
export type LimitedTimes = {
  ofEventType: readonly LimitReached[];
  ofHost: (userId: number) => readonly LimitReached[];
};

export const unlimited: LimitedTimes = { ofEventType: [], ofHost: () => [] };

/** Asks for rows; they are there once what asks has run. */
type Ask = <Row>(query: BulkQuery<Row>) => () => readonly Row[];

/**
 * Which limits are reached. Nothing is read where none are set, and else three queries at most, whatever the number of hosts.
 * @param range in which slots may lie
 */
export function askLimits(
  ask: Ask,
  { eventTypeId, length, ofEventType, ofTeam, hosts }: LimitsQuestion,
  range: MinuteRange,
  own: ExcludedTimes,
): () => LimitedTimes {
  const readers = new Map<string, PeriodsOf>();
  const periodsIn = (timeZone: string): PeriodsOf => {
    const reader = readers.get(timeZone) ?? periodReader(range, timeZone);
    readers.set(timeZone, reader);
    return reader;
  };
  const reached = (
    of: LimitReached["of"],
    { limits, timeZone }: LimitsInZone,
    booked: readonly MinuteRange[],
  ): LimitReached[] =>
    reachedLimits(limits, booked, length, periodsIn(timeZone)).map((each) => ({ ...each, of }));

  const eventTypeRange = rangeOf([ofEventType], periodsIn);
  const ofThis = eventTypeRange
    ? ask(eventTypeBookings(eventTypeId, { range: eventTypeRange, own }))
    : () => [];

  const idsOf = (some: LimitsQuestion["hosts"]) => some.map(({ userId }) => userId);
  const teamRange = ofTeam && rangeOf([ofTeam], periodsIn);
  const ofTheTeam = teamRange
    ? ask(hostedBookings(idsOf(hosts), ofTeam, { range: teamRange, own }))
    : () => [];

  const limited = hosts.filter(({ limits }) => limits.limits.length > 0);
  const hostsRange = rangeOf(
    limited.map(({ limits }) => limits),
    periodsIn,
  );
  const ofAnything = hostsRange
    ? ask(hostedBookings(idsOf(limited), null, { range: hostsRange, own }))
    : () => [];

  return () => {
    const bookingsOf = byUser(ofAnything());
    const teamBookingsOf = byUser(ofTheTeam());
    const ofHosts = new Map(
      hosts.map(({ userId, limits }): [number, LimitReached[]] => [
        userId,
        [
          ...(ofTeam ? reached("team", ofTeam, teamBookingsOf(userId)) : []),
          ...reached("host", limits, bookingsOf(userId)),
        ],
      ]),
    );
    return {
      ofEventType: reached("event_type", ofEventType, ofThis()),
      ofHost: (userId) => ofHosts.get(userId) ?? [],
    };
  };
}

function byUser(bookings: readonly HostedBooking[]): (userId: number) => readonly HostedBooking[] {
  const known = Map.groupBy(bookings, ({ userId }) => userId);
  return (userId) => known.get(userId) ?? [];
}

/** What has to be counted of all of these; null where nothing has. */
function rangeOf(
  all: readonly LimitsInZone[],
  periodsIn: (timeZone: string) => PeriodsOf,
): MinuteRange | null {
  const ranges = all.flatMap(({ limits, timeZone }) => countedRange(limits, periodsIn(timeZone)) ?? []);
  if (ranges.length === 0) return null;
  return {
    start: Math.min(...ranges.map(({ start }) => start)),
    end: Math.max(...ranges.map(({ end }) => end)),
  };
}
