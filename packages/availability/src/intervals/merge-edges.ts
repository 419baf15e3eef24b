import { draftFor, keepDraft } from "./interval-memory.ts";

/**
 * The union of non-empty ranges given as all their starts and all their ends, which needn't correspond by index.
 * Sorts both in place. With both sorted, there is a gap after the i-th end exactly if the next start lies beyond
 * it: as many ranges have then ended as have begun.
 */
export function mergeEdges(starts: Uint32Array, ends: Uint32Array): Uint32Array {
  starts.sort();
  ends.sort();
  const merged = draftFor(starts.length * 2);
  let size = 0;
  let opened = 0;
  for (let i = 0; i < starts.length; i++) {
    const end = ends[i] ?? 0;
    if (end >= (starts[i + 1] ?? Infinity)) continue;
    merged[size++] = starts[opened] ?? 0;
    merged[size++] = end;
    opened = i + 1;
  }
  return keepDraft(size);
}
