import type { MinuteRange } from "@calcache/availability";
import type { AvailabilityQuery, MeetingQuery, StepQuery } from "@calcache/scheduling";
import type { GroupBody } from "./body-schema.ts";

/** A place in a JSON document. */
export type JsonPath = readonly (string | number)[];

/** A meeting as it is asked for, its members still names. */
export type AskedMeeting = Omit<MeetingQuery, "participants"> & {
  /** Where in the body it stands. */
  path: JsonPath;
  participants: readonly GroupBody[];
};

export type AskedStep = AskedMeeting & Pick<StepQuery, "gapAfter"> & { sequenceId: string };

/** A request for availability, understood but for who its members are. Steps are in the order in which they follow. */
export type AvailabilityRequest = Pick<AvailabilityQuery, "timeZone" | "most"> & {
  periods: readonly MinuteRange[];
  find:
    | { kind: "slots" | "overlapping_slots" | "periods"; meeting: AskedMeeting }
    | { kind: "sequences"; steps: readonly AskedStep[] };
};

/** The meetings that a request is about, one but for sequences. */
export const meetingsOf = ({ find }: AvailabilityRequest): readonly AskedMeeting[] =>
  find.kind === "sequences" ? find.steps : [find.meeting];
