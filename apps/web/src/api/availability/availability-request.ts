import type { MinuteRange } from "@calcache/availability";
import type { AvailabilityQuery, MeetingQuery, ParticipantName, StepQuery } from "@calcache/scheduling";

/** A place in a JSON document. */
export type JsonPath = readonly (string | number)[];

/** Somebody as they are asked for: by rules of theirs, null for their own hours; and in some periods only, null for all. */
export type AskedMember = {
  name: ParticipantName;
  rules: readonly string[] | null;
  periods: readonly MinuteRange[] | null;
};

type AskedGroup = { members: readonly AskedMember[]; required: "all" | number };

/** A meeting as it is asked for, its members still names. */
export type AskedMeeting = Omit<MeetingQuery, "participants"> & {
  /** Where in the body it stands. */
  path: JsonPath;
  participants: readonly AskedGroup[];
};

export type AskedStep = AskedMeeting & Pick<StepQuery, "gapAfter"> & { sequenceId: string };

/** A request for availability, understood but for who its members are. Steps are in the order in which they follow. */
export type AvailabilityRequest = Pick<AvailabilityQuery, "timeZone" | "most"> & {
  periods: readonly MinuteRange[];
  find:
    | { kind: "slots" | "overlapping_slots" | "periods"; meeting: AskedMeeting }
    | { kind: "sequences"; steps: readonly AskedStep[] };
};

/** All members of a request, in order. */
export const membersOf = (request: AvailabilityRequest): readonly AskedMember[] =>
  meetingsOf(request).flatMap(({ participants }) => participants.flatMap(({ members }) => members));

/** The meetings that a request is about, one but for sequences. */
export const meetingsOf = ({ find }: AvailabilityRequest): readonly AskedMeeting[] =>
  find.kind === "sequences" ? find.steps : [find.meeting];
