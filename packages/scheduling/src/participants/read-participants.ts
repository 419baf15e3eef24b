import { type Buffers, busyReach, type MinuteRange, type Participant } from "@calcache/availability";
import type { CalendarAvailability, Engine } from "@calcache/calendar-cache";
import { hostTimesOf, hostTimesQuery } from "../host-time/host-times.ts";
import { withoutLeaving } from "../host-time/leaving-times.ts";
import { nothingOwn } from "../host-time/own-times.ts";
import { readCalendarsAnd } from "../host-time/read-calendars.ts";
import type { FoundParticipant } from "./find-participants.ts";

/** What closes some people's time in and around a range. */
export type ReadParticipants = {
  /** By user id; somebody with a calendar that isn't known is missing. */
  known: ReadonlyMap<number, Participant>;
  /** What was answered for each calendar. */
  answers: readonly CalendarAvailability[];
};

/**
 * Reads people's calendars in one go, from the cache where it can vouch for them, and what is taken of their time here.
 * @param buffers the longest of those that will be asked for
 */
export async function readParticipants(
  engine: Engine,
  people: readonly FoundParticipant[],
  range: MinuteRange,
  buffers: Buffers,
): Promise<ReadParticipants> {
  const reach = busyReach(buffers);
  const { calendars, rows } = await readCalendarsAnd(
    engine,
    people.flatMap((person) => person.calendars),
    { start: range.start - reach, end: range.end + reach },
    { serveCache: true },
    hostTimesQuery({ hosts: people, range, buffers, now: engine.now(), own: nothingOwn }),
  );
  const { takenOf, leavingOf } = hostTimesOf(rows);
  const known = new Map<number, Participant>();
  for (const { userId, schedule, calendars: selected } of people) {
    const busy = calendars.busyWith(selected);
    if (busy === null) continue;
    const stays = withoutLeaving(busy, leavingOf(userId));
    known.set(userId, { schedule, busy: stays, bookings: takenOf(userId) });
  }
  return { known, answers: calendars.answers };
}
