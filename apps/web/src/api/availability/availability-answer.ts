import type { Minute, MinuteRange } from "@calcache/availability";
import type { ParticipantName } from "@calcache/scheduling";
import type { AskedMeeting, AvailabilityRequest } from "./availability-request.ts";

/** A time in UTC, as `2026-12-01T09:00:00Z`, with those who take part for certain. */
export type AvailableTime = { start: string; end: string; participants: readonly ParticipantName[] };

export type AvailabilityAnswer =
  | { available_slots: AvailableTime[] }
  | { available_periods: AvailableTime[] }
  | { sequences: { sequence: (AvailableTime & { sequence_id: string })[] }[] };

/** Writes down what was found for a request. @param results the times of each result's meetings, in the request's order */
export function writeAnswer(
  { find }: AvailabilityRequest,
  results: readonly (readonly MinuteRange[])[],
): AvailabilityAnswer {
  if (find.kind === "sequences") {
    const steps = find.steps.map((step) => ({
      id: step.sequenceId,
      participants: certainParticipants(step),
    }));
    return {
      sequences: results.map((times) => ({
        sequence: times.flatMap((time, index) => {
          const step = steps[index];
          return step ? [{ sequence_id: step.id, ...writeTime(time, step.participants) }] : [];
        }),
      })),
    };
  }
  const participants = certainParticipants(find.meeting);
  const times = results.flat().map((time) => writeTime(time, participants));
  return find.kind === "periods" ? { available_periods: times } : { available_slots: times };
}

/**
 * The members of the groups that need all of theirs, as they were named. Of a group that needs some of its members, who
 * is free at a time isn't told, because that would tell who is busy.
 */
function certainParticipants({ participants }: AskedMeeting): ParticipantName[] {
  const names = participants.flatMap(({ members, required }) =>
    required === "all" || required === members.length ? members : [],
  );
  return [...new Map(names.map((name) => [JSON.stringify(name), name])).values()];
}

const writeTime = ({ start, end }: MinuteRange, participants: readonly ParticipantName[]): AvailableTime => ({
  start: writeMinute(start),
  end: writeMinute(end),
  participants,
});

const writeMinute = (minute: Minute) => new Date(minute * 60_000).toISOString().replace(".000", "");
