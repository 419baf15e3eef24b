import type { Minute } from "../intervals/minutes.ts";
import type { OffsetReader } from "./utc-offset.ts";

const CLOCK_MARKS = [60, 30, 20, 15, 10, 5];

/** The distance of the clock marks that slots begin at: the largest that divides the interval; 1 if none does. */
export function clockMark(slotInterval: number): number {
  return CLOCK_MARKS.find((mark) => slotInterval % mark === 0) ?? 1;
}

/** The first minute, not before the given one, at which the clock's minute of the hour is a multiple of `mark`. */
export function nextMark(minute: Minute, mark: number, clock: OffsetReader): Minute {
  const { end, offset } = clock(minute);
  const marked = Math.ceil((minute + offset) / mark) * mark - offset;
  // A transition in between moves the marks, where it isn't one of whole hours.
  return marked < end ? marked : nextMark(end, mark, clock);
}
