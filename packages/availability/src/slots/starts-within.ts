import { type Intervals, noIntervals } from "../intervals/intervals.ts";

/** The minutes from which a stretch of `length` minutes lies in one interval of the set. */
export function startsWithin(free: Intervals, length: number): Intervals {
  if (free.length === 0) return noIntervals;
  const starts = new Uint32Array(free.length);
  let size = 0;
  for (let i = 0; i < free.length; i += 2) {
    const start = free[i] ?? 0;
    const end = (free[i + 1] ?? 0) - length + 1;
    if (end <= start) continue;
    starts[size++] = start;
    starts[size++] = end;
  }
  return starts.slice(0, size);
}
