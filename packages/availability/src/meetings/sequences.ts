import type { OffsetReader } from "../civil-time/utc-offset.ts";
import { intersect } from "../intervals/interval-algebra.ts";
import { fitMinute, type Intervals } from "../intervals/intervals.ts";
import type { Minute, MinuteRange } from "../intervals/minutes.ts";
import { startGrids } from "./available-times.ts";
import type { Meeting, MeetingStarts } from "./meeting.ts";

/** One meeting of several that follow each other. */
export type SequenceStep = Meeting & {
  /** Minutes between possible starts; 1 lets it begin at any minute. */
  startInterval: number;
  /** How long after its end the next step begins, in minutes; `most` may be Infinity. The last step's has no meaning. */
  gapAfter: { least: number; most: number };
};

/** A step with all starts that leave room for the steps after it. */
type PlannedStep = SequenceStep & { starts: Intervals };

/**
 * The first ways to hold all steps one after the other, in order; each is a list of the steps' times. For each start of
 * the first step there is at most one way: every later step comes as early as the rest allows.
 */
export function findSequences(
  steps: readonly SequenceStep[],
  startsOf: MeetingStarts,
  { clock, most }: { clock: OffsetReader; most: number },
): MinuteRange[][] {
  const planned: PlannedStep[] = [];
  for (const step of steps.toReversed()) {
    const own = startsOnGrid(startsOf(step), step.startInterval, clock);
    const [next] = planned;
    planned.unshift({
      ...step,
      starts: next === undefined ? own : intersect(own, startsBefore(next.starts, step)),
    });
  }
  const [first] = planned;
  if (first === undefined) return [];

  const placed = planned.map((step) => ({ ...step, startFrom: startReader(step.starts) }));
  const sequences: MinuteRange[][] = [];
  for (const start of minutesOf(first.starts)) {
    if (sequences.length === most) break;
    let earliest = start;
    sequences.push(
      placed.map(({ length, gapAfter, startFrom }) => {
        const start = startFrom(earliest);
        earliest = start + length + gapAfter.least;
        return { start, end: start + length };
      }),
    );
  }
  return sequences;
}

/** The possible starts that lie on the grid, each as an interval of one minute. */
function startsOnGrid(starts: Intervals, startInterval: number, clock: OffsetReader): Intervals {
  if (startInterval === 1) return starts;
  const edges: Minute[] = [];
  for (const { first, last } of startGrids(starts, { startInterval, clock })) {
    for (let start = first; start <= last; start += startInterval) edges.push(start, start + 1);
  }
  return Uint32Array.from(edges);
}

/** The starts of a step after which, its gap kept, a start of the next step comes. */
function startsBefore(next: Intervals, { length, gapAfter }: SequenceStep): Intervals {
  const starts = new Uint32Array(next.length);
  let size = 0;
  for (let i = 0; i < next.length; i += 2) {
    const start = fitMinute((next[i] ?? 0) - gapAfter.most - length);
    const end = fitMinute((next[i + 1] ?? 0) - gapAfter.least - length);
    if (size > 0 && start <= (starts[size - 1] ?? 0)) {
      starts[size - 1] = end;
    } else {
      starts[size++] = start;
      starts[size++] = end;
    }
  }
  return starts.slice(0, size);
}

/** Finds the first minute of a set at or after another, which must exist; cheap where it is asked in ascending order. */
function startReader(set: Intervals): (from: Minute) => Minute {
  let at = 0;
  return (from) => {
    while ((set[at + 1] ?? Infinity) <= from) at += 2;
    return Math.max(set[at] ?? from, from);
  };
}

function* minutesOf(set: Intervals): Generator<Minute> {
  for (let i = 0; i < set.length; i += 2) {
    for (let minute = set[i] ?? 0; minute < (set[i + 1] ?? 0); minute++) yield minute;
  }
}
