import type { OffsetReader } from "../civil-time/utc-offset.ts";
import type { Intervals } from "../intervals/intervals.ts";
import type { MinuteRange } from "../intervals/minutes.ts";
import { separateGrids, slotShape } from "../slots/slot-grid.ts";
import type { Meeting, MeetingStarts } from "./meeting.ts";

/** How slots are laid out in the time that is available. */
export type SlotLayout = {
  /** Minutes between starts, at least 1. */
  startInterval: number;
  /** The clock whose marks starts begin at. */
  clock: OffsetReader;
  /** Whether a slot may begin before the one before it has ended. */
  overlapping: boolean;
  /** How many are enough. */
  most: number;
};

/**
 * The first slots at which a meeting can be held, in order. A stretch of possible starts gives its first at a clock mark
 * and then one every `startInterval`, whatever the stretch before it gave.
 */
export function availableSlots(meeting: Meeting, startsOf: MeetingStarts, layout: SlotLayout): MinuteRange[] {
  const { startInterval, overlapping, most } = layout;
  const { length } = meeting;
  const slots: MinuteRange[] = [];
  for (const { first, last } of startGrids(startsOf(meeting), layout)) {
    for (let start = first; start <= last; start += startInterval) {
      if (slots.length === most) return slots;
      if (overlapping || start >= (slots.at(-1)?.end ?? 0)) slots.push({ start, end: start + length });
    }
  }
  return slots;
}

/**
 * The first periods in which a meeting can be held, in order, as long as they can be: any stretch of the meeting's length
 * within one fits. Where others are free from then on, the next may begin before one ends.
 */
export function availablePeriods(meeting: Meeting, startsOf: MeetingStarts, most: number): MinuteRange[] {
  const starts = startsOf(meeting);
  const periods: MinuteRange[] = [];
  for (let i = 0; i < starts.length && periods.length < most; i += 2) {
    periods.push({ start: starts[i] ?? 0, end: (starts[i + 1] ?? 0) - 1 + meeting.length });
  }
  return periods;
}

/** The grids of starts in stretches of possible starts, for each of which a minute is room enough. */
export function startGrids(
  starts: Intervals,
  { startInterval, clock }: Pick<SlotLayout, "startInterval" | "clock">,
) {
  return separateGrids(starts, slotShape(1, startInterval, clock));
}
