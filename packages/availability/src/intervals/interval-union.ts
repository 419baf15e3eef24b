import { draftFor, keepDraft } from "./interval-memory.ts";
import { type Intervals, noIntervals } from "./intervals.ts";

/** The minutes that are in at least one of the sets, however many there are. */
export function union(sets: readonly Intervals[]): Intervals {
  return unionOfSome(sets, 0, sets.length);
}

/** Of the sets from one index up to another: of each half, and then of both. */
function unionOfSome(sets: readonly Intervals[], from: number, to: number): Intervals {
  if (to - from <= 1) return sets[from] ?? noIntervals;
  const middle = (from + to) >>> 1;
  return unionOfTwo(unionOfSome(sets, from, middle), unionOfSome(sets, middle, to));
}

function unionOfTwo(a: Intervals, b: Intervals): Intervals {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const merged = draftFor(a.length + b.length);
  let size = 0;
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const isA = (a[i] ?? Infinity) <= (b[j] ?? Infinity);
    const start = (isA ? a[i] : b[j]) ?? 0;
    const end = (isA ? a[i + 1] : b[j + 1]) ?? 0;
    if (isA) i += 2;
    else j += 2;
    const last = merged[size - 1] ?? 0;
    if (size > 0 && start <= last) {
      if (end > last) merged[size - 1] = end;
    } else {
      merged[size++] = start;
      merged[size++] = end;
    }
  }
  return keepDraft(size);
}
