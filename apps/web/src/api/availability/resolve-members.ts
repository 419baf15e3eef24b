import type { Result } from "@calcache/availability";
import { type Problem, pathText } from "@calcache/http-edge";
import type { AvailabilityQuery, Host, MeetingQuery, ParticipantName } from "@calcache/scheduling";
import { type AskedMeeting, type AvailabilityRequest, meetingsOf } from "./availability-request.ts";

/** All names in a request, in order. */
export const namesIn = (request: AvailabilityRequest): ParticipantName[] =>
  meetingsOf(request).flatMap(({ participants }) => participants.flatMap(({ members }) => members));

/** Puts people in place of names; tells each place where a name isn't known. */
export function resolveMembers(
  request: AvailabilityRequest,
  find: (name: ParticipantName) => Host | null,
): Result<AvailabilityQuery, Problem[]> {
  const errors = meetingsOf(request).flatMap((meeting) => unknownMembers(meeting, find));
  if (errors.length > 0) return { ok: false, error: errors };
  const resolved = <M extends AskedMeeting>(meeting: M): M & MeetingQuery => ({
    ...meeting,
    participants: meeting.participants.map(({ members, required }) => ({
      members: members.flatMap((name) => find(name) ?? []),
      required: required === "all" ? countPeople(members, find) : required,
    })),
  });
  const { find: asked, ...rest } = request;
  return {
    ok: true,
    value: {
      ...rest,
      find:
        asked.kind === "sequences"
          ? { kind: asked.kind, steps: asked.steps.map(resolved) }
          : { kind: asked.kind, meeting: resolved(asked.meeting) },
    },
  };
}

function unknownMembers(
  { path, participants }: AskedMeeting,
  find: (name: ParticipantName) => Host | null,
): Problem[] {
  return participants.flatMap(({ members }, group) =>
    members.flatMap((name, index) => {
      if (find(name) !== null) return [];
      const key = "username" in name ? "username" : "email";
      const place = [...path, "participants", group, "members", index, key];
      return [{ path: pathText(place), message: "is not known here" }];
    }),
  );
}

/** Somebody named twice is one person. */
const countPeople = (
  names: readonly ParticipantName[],
  find: (name: ParticipantName) => Host | null,
): number => new Set(names.map((name) => find(name)?.userId)).size;
