import { fitMinute, type Intervals, noIntervals } from "./intervals.ts";
import type { MinuteRange } from "./minutes.ts";

/** The minutes that are in both sets. */
export function intersect(a: Intervals, b: Intervals): Intervals {
  const common = new Uint32Array(a.length + b.length);
  let size = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const aEnd = a[i + 1] ?? 0;
    const bEnd = b[j + 1] ?? 0;
    const start = Math.max(a[i] ?? 0, b[j] ?? 0);
    const end = Math.min(aEnd, bEnd);
    if (start < end) {
      common[size++] = start;
      common[size++] = end;
    }
    if (aEnd <= bEnd) i += 2;
    else j += 2;
  }
  return common.slice(0, size);
}

/** The minutes of `a` that are not in `b`. */
export function subtract(a: Intervals, b: Intervals): Intervals {
  if (b.length === 0) return a;
  const left = new Uint32Array(a.length + b.length);
  let size = 0;
  let j = 0;
  for (let i = 0; i < a.length; i += 2) {
    let start = a[i] ?? 0;
    const end = a[i + 1] ?? 0;
    while ((b[j + 1] ?? Infinity) <= start) j += 2;
    // The last of these may reach into the next interval of `a`, so the sweep stays on it.
    for (; (b[j] ?? Infinity) < end; j += 2) {
      const hole = b[j] ?? 0;
      if (start < hole) {
        left[size++] = start;
        left[size++] = hole;
      }
      start = b[j + 1] ?? 0;
      if (start >= end) break;
    }
    if (start < end) {
      left[size++] = start;
      left[size++] = end;
    }
  }
  return left.slice(0, size);
}

/** The minutes of `a` inside one range. Finds its place by bisection, so clipping a little off much is cheap. */
export function clip(a: Intervals, range: MinuteRange): Intervals {
  const start = fitMinute(range.start);
  const end = fitMinute(range.end);
  if (start >= end) return noIntervals;
  const from = edgesUpTo(a, start);
  const to = edgesUpTo(a, end - 1);
  const inside = a.slice(from - (from % 2), to + (to % 2));
  if (from % 2 === 1) inside[0] = start;
  if (to % 2 === 1) inside[inside.length - 1] = end;
  return inside;
}

/** How many edges (starts and ends alike) lie at or before a minute; odd if the minute is in an interval. */
function edgesUpTo(a: Intervals, minute: number): number {
  let low = 0;
  let high = a.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((a[middle] ?? 0) <= minute) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Grows every interval to `[start - before, end + after)` and merges what then meets. Minutes, not negative. */
export function pad(a: Intervals, before: number, after: number): Intervals {
  if (before === 0 && after === 0) return a;
  const grown = new Uint32Array(a.length);
  let size = 0;
  for (let i = 0; i < a.length; i += 2) {
    const start = fitMinute((a[i] ?? 0) - before);
    const end = fitMinute((a[i + 1] ?? 0) + after);
    if (size > 0 && start <= (grown[size - 1] ?? 0)) {
      grown[size - 1] = end;
    } else {
      grown[size++] = start;
      grown[size++] = end;
    }
  }
  return grown.slice(0, size);
}
