import type { Schedule } from "../civil-time/schedule.ts";
import { offsetSpans } from "../civil-time/utc-offset.ts";
import { workingHours } from "../civil-time/working-hours.ts";
import { atLeast } from "../intervals/at-least.ts";
import { intersect } from "../intervals/interval-algebra.ts";
import { union } from "../intervals/interval-union.ts";
import type { Intervals } from "../intervals/intervals.ts";
import { oncePerKey } from "../intervals/once-per-key.ts";
import { type Buffers, freeTime, type HostAvailability } from "../slots/host-availability.ts";
import { startsWithin } from "../slots/starts-within.ts";

/** Somebody, or a room or another resource, that a meeting may need, by some hours of theirs. */
export type Participant = Omit<HostAvailability, "isFixed"> & {
  /** Of these hours only what lies within; all of them if left out. */
  within?: Intervals;
};

/** Somebody by all the hours that count for them: free is what is free by any of these. Mostly one; by none nobody is free. */
export type Member = readonly Participant[];

/** Of these members a meeting needs `required`, 1 to all of them; which ones is left open. */
export type ParticipantGroup = { members: readonly Member[]; required: number };

/** A meeting that needs enough members of each group, with the buffers that each of them keeps. */
export type Meeting = Buffers & {
  participants: readonly ParticipantGroup[];
  /** Minutes, at least 1. */
  length: number;
};

/** Tells at which minutes a meeting can begin. */
export type MeetingStarts = (meeting: Meeting) => Intervals;

/**
 * A reader of the minutes at which a meeting can begin, so that it lies wholly in one of the periods and enough members
 * of each group are free for the whole of it. Two members' free times are never joined to make one: who has a part of
 * the time doesn't count. Schedules that several members or meetings share are worked out once.
 */
export function meetingStarts(periods: Intervals): MeetingStarts {
  const range = { start: periods[0] ?? 0, end: periods.at(-1) ?? 0 };
  const spansOf = oncePerKey((timeZone: string) => offsetSpans(timeZone, range));
  const hoursOf = oncePerKey((schedule: Schedule) =>
    intersect(workingHours(schedule, range, spansOf(schedule.timeZone)), periods),
  );
  return (meeting) =>
    meeting.participants
      .map(({ members, required }) => {
        const freeBy = (one: Participant) => {
          const hours = hoursOf(one.schedule);
          return freeTime(one, one.within ? intersect(hours, one.within) : hours, meeting);
        };
        const startsOf = (member: Member) => startsWithin(union(member.map(freeBy)), meeting.length);
        return atLeast(members.map(startsOf), required);
      })
      .reduce((all, some) => intersect(all, some), startsWithin(periods, meeting.length));
}
