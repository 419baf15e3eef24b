import type { Minute, MinuteRange } from "@calcache/availability";
import type { ParticipantName } from "@calcache/scheduling";
import { z } from "zod";
import type { AskedMeeting, AvailabilityRequest } from "./availability-request.ts";

const participant = z.union([z.object({ username: z.string() }), z.object({ email: z.string() })]);

/** A time in UTC, as `2026-12-01T09:00:00Z`, with those who take part for certain. */
const availableTime = z.object({
  start: z.string(),
  end: z.string(),
  participants: z.array(participant).readonly(),
});

const step = availableTime.extend({ sequence_id: z.string() });

export const availabilityAnswer = z.union([
  z.object({ available_slots: z.array(availableTime) }),
  z.object({ available_periods: z.array(availableTime) }),
  z.object({ sequences: z.array(z.object({ sequence: z.array(step) })) }),
]);

type AvailabilityAnswer = z.input<typeof availabilityAnswer>;

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
    required === "all" || required === members.length ? members.map(({ name }) => name) : [],
  );
  return [...new Map(names.map((name) => [JSON.stringify(name), name])).values()];
}

const writeTime = (
  { start, end }: MinuteRange,
  participants: readonly ParticipantName[],
): z.input<typeof availableTime> => ({
  start: writeMinute(start),
  end: writeMinute(end),
  participants,
});

const writeMinute = (minute: Minute) => new Date(minute * 60_000).toISOString().replace(".000", "");
