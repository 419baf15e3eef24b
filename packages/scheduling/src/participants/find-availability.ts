import {
  availablePeriods,
  availableSlots,
  clip,
  findSequences,
  floorMinute,
  intervalsFrom,
  type Meeting,
  type MeetingStarts,
  type MinuteRange,
  meetingStarts,
  offsetReader,
  type Participant,
} from "@calcache/availability";
import type { Engine } from "@calcache/calendar-cache";
import { type CacheStatus, logRead } from "../host-time/cache-status.ts";
import type { Host } from "../host-time/host.ts";
import { loadHostAvailability } from "../host-time/load-host-availability.ts";
import type { AvailabilityQuery, MeetingQuery } from "./availability-query.ts";

type FoundAvailability = {
  /** In order; each result is the times of its meetings, one but for sequences. */
  results: MinuteRange[][];
  cacheStatus: CacheStatus;
  /** When the oldest data used was read (epoch ms); null if nothing could be read. */
  asOf: number | null;
  /** How many participants count as never free, because a calendar of theirs isn't known. */
  unavailable: number;
};

/**
 * Finds when people can meet, from now on: within each one's working hours, selected calendars and bookings made here.
 */
export async function findAvailability(engine: Engine, query: AvailabilityQuery): Promise<FoundAvailability> {
  const now = engine.now();
  const periods = clip(intervalsFrom(query.periods), { start: floorMinute(now), end: Infinity });
  const meetings = query.find.kind === "sequences" ? query.find.steps : [query.find.meeting];
  const people = periods.length === 0 ? [] : peopleIn(meetings);
  const loaded = await loadHostAvailability(engine, {
    hosts: people,
    range: { start: periods[0] ?? 0, end: periods.at(-1) ?? 0 },
    buffers: {
      beforeEventBuffer: Math.max(...meetings.map(({ beforeEventBuffer }) => beforeEventBuffer)),
      afterEventBuffer: Math.max(...meetings.map(({ afterEventBuffer }) => afterEventBuffer)),
    },
    serveCache: true,
  });
  const known = new Map(people.map((person) => [person.userId, loaded.timeOf(person)]));

  const results = search(query, meetingStarts(periods), (meeting) => withParticipants(meeting, known));
  logRead(engine, loaded, "availability", now);
  const { cacheStatus, asOf, unavailable } = loaded;
  return { results, cacheStatus, asOf, unavailable };
}

function peopleIn(meetings: readonly MeetingQuery[]): Host[] {
  const members = meetings.flatMap(({ participants }) => participants.flatMap((group) => group.members));
  return [...new Map(members.map((person) => [person.userId, person])).values()];
}

/** A group keeps only members who are known: of the others nobody can say that they are free. */
function withParticipants<M extends MeetingQuery>(
  meeting: M,
  known: ReadonlyMap<number, Participant | null>,
): M & Meeting {
  const participants = meeting.participants.map(({ members, required }) => ({
    members: [...new Set(members.flatMap(({ userId }) => known.get(userId) ?? []))],
    required,
  }));
  return { ...meeting, participants };
}

function search(
  { find, timeZone, most }: AvailabilityQuery,
  startsOf: MeetingStarts,
  known: <M extends MeetingQuery>(meeting: M) => M & Meeting,
): MinuteRange[][] {
  const clock = offsetReader(timeZone);
  if (find.kind === "sequences") return findSequences(find.steps.map(known), startsOf, { clock, most });
  const meeting = known(find.meeting);
  const { startInterval } = find.meeting;
  const overlapping = find.kind === "overlapping_slots";
  const times =
    find.kind === "periods"
      ? availablePeriods(meeting, startsOf, most)
      : availableSlots(meeting, startsOf, { startInterval, clock, overlapping, most });
  return times.map((time) => [time]);
}
