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

/**
 * Where slots of free time begin that isn't to lose any to a mark: at the next mark, else at the next quarter of an hour, else at the
 * next minute that five divides, if what is left over after as many stretches of a mark as fit allows it; else at its beginning. As in
 * cal.com.
 */
export function roundestStart(minute: Minute, end: Minute, mark: number, clock: OffsetReader): Minute {
  const shown = minute + clock(minute).offset;
  if (shown % mark === 0) return minute;
  const leftOver = (end - minute) % mark;
  const wait = [mark, 15, 5].map((round) => round - (shown % round)).find((minutes) => minutes <= leftOver);
  return minute + (wait ?? 0);
}
