import { mergeEdges } from "./merge-edges.ts";
import type { MinuteRange } from "./minutes.ts";

/**
 * Sorted, disjoint, non-touching half-open `[start, end)` pairs of whole minutes since the Unix epoch (UTC), flat:
 * `[s0, e0, s1, e1, …]`. One array per set and no object per interval, so that a thousand calendars are a scan.
 * Treated as immutable: operations may return one of their arguments.
 */
export type Intervals = Uint32Array;

/** The empty set. */
export const noIntervals: Intervals = new Uint32Array(0);

/** The last minute that fits, in the year 10136. */
export const LAST_MINUTE = 0xffff_ffff;

/** A minute, or the nearest one that fits into `Intervals`. */
export function fitMinute(minute: number): number {
  return Math.min(Math.max(minute, 0), LAST_MINUTE);
}

/**
 * Makes a set of ranges in any order: sorts them, merges what overlaps or touches, drops what is empty.
 * Minutes before 1970 are cut off.
 */
export function intervalsFrom(pairs: Iterable<MinuteRange>): Intervals {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const pair of pairs) {
    const start = fitMinute(pair.start);
    const end = fitMinute(pair.end);
    if (start < end) {
      starts.push(start);
      ends.push(end);
    }
  }
  if (starts.length === 0) return noIntervals;
  return mergeEdges(Uint32Array.from(starts), Uint32Array.from(ends));
}

/** The same set as objects, for edges and tests. */
export function toRanges(a: Intervals): MinuteRange[] {
  const ranges: MinuteRange[] = [];
  for (let i = 0; i < a.length; i += 2) ranges.push({ start: a[i] ?? 0, end: a[i + 1] ?? 0 });
  return ranges;
}

/** Whether two sets hold the same minutes. */
export function sameIntervals(a: Intervals, b: Intervals): boolean {
  return a.length === b.length && a.every((edge, i) => edge === b[i]);
}
