import type { Intervals } from "./intervals.ts";

/**
 * The minutes that are in at least `count` of the sets: one sort of all edges, one sweep.
 *
 * With starts and ends each sorted, a minute before the k-th end (from 0), at or after the (k + count - 1)-th start, is
 * in `count` sets or more; and each such minute lies between such a pair, the k of which is how many ends it is past.
 * @param count at least 1; with 1 it is the union, with as many as there are sets the intersection
 */
export function atLeast(sets: readonly Intervals[], count: number): Intervals {
  const total = sets.reduce((sum, set) => sum + set.length / 2, 0);
  const starts = new Uint32Array(total);
  const ends = new Uint32Array(total);
  let at = 0;
  for (const set of sets) {
    for (let i = 0; i < set.length; i += 2) {
      starts[at] = set[i] ?? 0;
      ends[at] = set[i + 1] ?? 0;
      at += 1;
    }
  }
  starts.sort();
  ends.sort();

  const covered = new Uint32Array(total * 2);
  let size = 0;
  for (let k = 0; k + count <= total; k++) {
    const start = starts[k + count - 1] ?? 0;
    const end = ends[k] ?? 0;
    if (start >= end) continue;
    if (size > 0 && start <= (covered[size - 1] ?? 0)) {
      covered[size - 1] = end;
    } else {
      covered[size++] = start;
      covered[size++] = end;
    }
  }
  return covered.slice(0, size);
}
