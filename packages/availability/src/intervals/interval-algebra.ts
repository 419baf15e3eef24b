import { draftFor, keepDraft } from "./interval-memory.ts";
import { fitMinute, type Intervals, noIntervals } from "./intervals.ts";
import type { MinuteRange } from "./minutes.ts";

/** The minutes that are in both sets. */
export function intersect(a: Intervals, b: Intervals): Intervals {
  if (a.length === 2) return clip(b, { start: a[0] ?? 0, end: a[1] ?? 0 });
  const common = draftFor(a.length + b.length);
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
  return keepDraft(size);
}

/** The minutes of `a` that are not in `b`. */
export function subtract(a: Intervals, b: Intervals): Intervals {
  if (b.length === 0) return a;
  const left = draftFor(a.length + b.length);
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
  return keepDraft(size);
}

/**
 * The minutes of `a` inside one range. Finds its place by bisection and copies only where it cuts an interval, so
 * clipping a little off much is cheap. What lies inside whole is `a` itself: a view of it would cost more than to look.
 */
export function clip(a: Intervals, range: MinuteRange): Intervals {
  const start = fitMinute(range.start);
  const end = fitMinute(range.end);
  if (start >= end) return noIntervals;
  if (start <= (a[0] ?? start) && (a[a.length - 1] ?? end) <= end) return a;
  const from = edgesUpTo(a, start);
  const to = edgesUpTo(a, end - 1);
  const inside = a.subarray(from - (from % 2), to + (to % 2));
  if (from % 2 === 0 && to % 2 === 0) return inside;
  const cut = inside.slice();
  if (from % 2 === 1) cut[0] = start;
  if (to % 2 === 1) cut[cut.length - 1] = end;
  return cut;
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
  const grown = draftFor(a.length);
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
  return keepDraft(size);
}
