import type { Buffers, MinuteRange } from "@calcache/availability";
import type { Host } from "../host-time/hosts/host.ts";

/** Somebody by all the hours that count for them, mostly one kind; of these only what lies in the periods, where there are any. */
export type MemberQuery = { hours: readonly Host[]; periods: readonly MinuteRange[] | null };

/** Of these members a meeting needs `required`, which is at least 1. Somebody named twice counts once, by the hours of both. */
type GroupQuery = { members: readonly MemberQuery[]; required: number };

/** A meeting to find times for. Minutes. */
export type MeetingQuery = Buffers & {
  participants: readonly GroupQuery[];
  length: number;
  /** Minutes between starts; 1 for any minute. */
  startInterval: number;
};

/** A step of a sequence, with the gap to the next; `most` may be Infinity, and isn't less than `least`. */
export type StepQuery = MeetingQuery & { gapAfter: { least: number; most: number } };

/**
 * When people can meet.
 * - `slots`: times of the meeting's length, none beginning before the last has ended; `overlapping_slots`: one each interval
 * - `periods`: stretches of time, anywhere in which the meeting fits
 * - `sequences`: times for several meetings after each other
 */
export type AvailabilityQuery = {
  /** Each meeting lies wholly in one of these; touching ones join. */
  periods: readonly MinuteRange[];
  /** IANA name: at whose clock's marks slots begin. */
  timeZone: string;
  /** How many results are enough. */
  most: number;
  find:
    | { kind: "slots" | "overlapping_slots" | "periods"; meeting: MeetingQuery }
    | { kind: "sequences"; steps: readonly StepQuery[] };
};
