import {
  availablePeriods,
  availableSlots,
  clip,
  findSequences,
  floorMinute,
  type Intervals,
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
import type { Host } from "../host-time/hosts/host.ts";
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
  const people = periods.length === 0 ? [] : hoursIn(meetings);
  const loaded = await loadHostAvailability(engine, {
    hosts: people,
    range: { start: periods[0] ?? 0, end: periods.at(-1) ?? 0 },
    buffers: {
      beforeEventBuffer: Math.max(...meetings.map(({ beforeEventBuffer }) => beforeEventBuffer)),
      afterEventBuffer: Math.max(...meetings.map(({ afterEventBuffer }) => afterEventBuffer)),
    },
    serveCache: true,
  });
  const results = search(query, meetingStarts(periods), (meeting) =>
    withParticipants(meeting, loaded.timeOf),
  );
  logRead(engine, loaded, "availability", now);
  const { cacheStatus, asOf } = loaded;
  return { results, cacheStatus, asOf, unavailable: countUnavailable(people, loaded.timeOf) };
}

/** All hours that are asked about, each once: somebody may be asked for by several. */
const hoursIn = (meetings: readonly MeetingQuery[]): Host[] => [
  ...new Set(
    meetings.flatMap(({ participants }) =>
      participants.flatMap(({ members }) => members.flatMap(({ hours }) => hours)),
    ),
  ),
];

/** How many are unknown by all the hours by which they are asked for. */
const countUnavailable = (people: readonly Host[], timeOf: (host: Host) => unknown): number =>
  [...Map.groupBy(people, ({ userId }) => userId).values()].filter((hours) =>
    hours.every((host) => timeOf(host) === null),
  ).length;

/** Whose time isn't known takes no part: of them nobody can say that they are free. */
function withParticipants<M extends MeetingQuery>(
  meeting: M,
  timeOf: (host: Host) => Participant | null,
): M & Meeting {
  const participants = meeting.participants.map(({ members, required }) => {
    const hours = members.flatMap(({ hours, periods }) =>
      hours.map((host) => ({ host, within: periods && intervalsFrom(periods) })),
    );
    const people = Map.groupBy(hours, ({ host }) => host.userId);
    return { members: [...people.values()].map((each) => each.flatMap(known)), required };
  });
  return { ...meeting, participants };

  function known({ host, within }: { host: Host; within: Intervals | null }): Participant[] {
    const time = timeOf(host);
    return time === null ? [] : [within === null ? time : { ...time, within }];
  }
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
