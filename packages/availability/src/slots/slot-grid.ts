import { clockMark, nextMark, roundestStart } from "../civil-time/clock-mark.ts";
import type { OffsetReader } from "../civil-time/utc-offset.ts";
import { type Intervals, toRanges } from "../intervals/intervals.ts";
import type { Minute, MinuteRange } from "../intervals/minutes.ts";

/** How slots lie in free time. Minutes. */
export type SlotShape = {
  length: number;
  /** From one start to the next, at least 1. */
  step: number;
  /** The first start in free time from one minute to another. */
  firstStart: (from: Minute, end: Minute) => Minute;
};

/**
 * Slots that begin at marks of a clock.
 * @param options.offsetStart minutes that the first start comes after a mark, and each further one later still, as in cal.com
 * @param options.isOptimized whether they begin off the mark where fewer would fit at it
 */
export function slotShape(
  length: number,
  slotInterval: number,
  clock: OffsetReader,
  { offsetStart = 0, isOptimized = false }: { offsetStart?: number; isOptimized?: boolean } = {},
): SlotShape {
  const mark = clockMark(slotInterval);
  return {
    length,
    step: slotInterval + offsetStart,
    firstStart: (from, end) =>
      (isOptimized ? roundestStart(from, end, mark, clock) : nextMark(from, mark, clock)) + offsetStart,
  };
}

/** Slot starts at equal distances of `step` elapsed minutes; `first` and `last` are starts too. */
export type SlotGrid = { first: Minute; last: Minute };

/** A grid for each range of free time, from the range's first start on, whatever lies before. In order of time. */
export function separateGrids(free: Intervals, shape: SlotShape): SlotGrid[] {
  const grids: SlotGrid[] = [];
  for (const { start, end } of toRanges(free)) {
    const first = shape.firstStart(start, end);
    const last = lastStart(first, end, shape);
    if (last >= first) grids.push({ first, last });
  }
  return grids;
}

/**
 * The grids of free times, any one of which will do. A range whose first start comes while an
 * earlier range's grid runs, up to one step after that grid's last start, has no grid of its own: it carries that one on. So
 * starts lie a step apart at least, after a busy time too, and hosts who overlap aren't offered at odd distances from each
 * other. In order of time, no start twice.
 * @param ranges in order of their starts, none within another
 */
export function spacedGrids(ranges: Iterable<MinuteRange>, shape: SlotShape): SlotGrid[] {
  const grids: SlotGrid[] = [];
  for (const { start, end } of ranges) {
    const marked = shape.firstStart(start, end);
    const running = grids.at(-1);
    if (running !== undefined && marked <= running.last + shape.step) {
      // The running grid's starts up to its last are offered already, and those after it begin in this range.
      running.last = Math.max(running.last, lastStart(running.first, end, shape));
    } else {
      const last = lastStart(marked, end, shape);
      if (last >= marked) grids.push({ first: marked, last });
    }
  }
  return grids;
}

/** The last start of a grid whose slot ends by `end`; before `first` if none does. */
function lastStart(first: Minute, end: Minute, { length, step }: SlotShape): Minute {
  return first + Math.floor((end - length - first) / step) * step;
}
