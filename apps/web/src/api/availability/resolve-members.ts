import type { Result } from "@calcache/availability";
import { type Problem, pathText } from "@calcache/http-edge";
import type { AvailabilityQuery, FoundMember, MeetingQuery } from "@calcache/scheduling";
import {
  type AskedMeeting,
  type AskedMember,
  type AvailabilityRequest,
  meetingsOf,
} from "./availability-request.ts";

/** Puts people in place of names; tells each place where a name, or a rule, isn't known. */
export function resolveMembers(
  request: AvailabilityRequest,
  find: (member: AskedMember) => FoundMember,
): Result<AvailabilityQuery, Problem[]> {
  const errors = meetingsOf(request).flatMap((meeting) => unknownMembers(meeting, find));
  if (errors.length > 0) return { ok: false, error: errors };
  const hoursOf = (member: AskedMember) => {
    const found = find(member);
    return found.kind === "found" ? found.hours : [];
  };
  const resolved = <M extends AskedMeeting>(meeting: M): M & MeetingQuery => ({
    ...meeting,
    participants: meeting.participants.map(({ members, required }) => {
      const found = members.map((member) => ({ hours: hoursOf(member), periods: member.periods }));
      // Somebody named twice is one person.
      const people = new Set(found.flatMap(({ hours }) => hours.map(({ userId }) => userId)));
      return { members: found, required: required === "all" ? people.size : required };
    }),
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
  find: (member: AskedMember) => FoundMember,
): Problem[] {
  return participants.flatMap(({ members }, group) =>
    members.flatMap((member, index) => {
      const found = find(member);
      const place = [...path, "participants", group, "members", index];
      if (found.kind === "found") return [];
      if (found.kind === "unknown") {
        const key = "username" in member.name ? "username" : "email";
        return [{ path: pathText([...place, key]), message: "is not known here" }];
      }
      return found.places.map((rule) => ({
        path: pathText([...place, "availability_rule_ids", rule]),
        message: "is none of theirs",
      }));
    }),
  );
}
