import type { Intervals } from "./intervals.ts";

/** The minutes that are in at least one of the sets, however many there are: one sort of the edges, one sweep. */
export function union(sets: readonly Intervals[]): Intervals {
  const [only, ...others] = sets.filter((set) => set.length > 0);
  if (only !== undefined && others.length === 0) return only;
  const count = sets.reduce((sum, set) => sum + set.length / 2, 0);
  const starts = new Uint32Array(count);
  const ends = new Uint32Array(count);
  let at = 0;
  for (const set of sets) {
    for (let i = 0; i < set.length; i += 2) {
      starts[at] = set[i] ?? 0;
      ends[at] = set[i + 1] ?? 0;
      at += 1;
    }
  }
  return unionOfEdges(starts, ends);
}

/**
 * The union of non-empty ranges given as all their starts and all their ends, which needn't correspond by index.
 * Sorts both in place. With both sorted, there is a gap after the i-th end exactly if the next start lies beyond
 * it: as many ranges have then ended as have begun.
 */
export function unionOfEdges(starts: Uint32Array, ends: Uint32Array): Intervals {
  starts.sort();
  ends.sort();
  const merged = new Uint32Array(starts.length * 2);
  let size = 0;
  let opened = 0;
  for (let i = 0; i < starts.length; i++) {
    const end = ends[i] ?? 0;
    if (end >= (starts[i + 1] ?? Infinity)) continue;
    merged[size++] = starts[opened] ?? 0;
    merged[size++] = end;
    opened = i + 1;
  }
  return merged.slice(0, size);
}
