import type { MinuteRange } from "./minutes.ts";
export type Intervals = Uint32Array;
export const noIntervals: Intervals = new Uint32Array(0);
const later = (..._: unknown[]): never => {
  throw new Error("not written yet");
};
export function intervalsFrom(pairs: Iterable<MinuteRange>): Intervals {
  return later(pairs);
}
export function union(sets: readonly Intervals[]): Intervals {
  return later(sets);
}
export function intersect(a: Intervals, b: Intervals): Intervals {
  return later(a, b);
}
export function subtract(a: Intervals, b: Intervals): Intervals {
  return later(a, b);
}
export function clip(a: Intervals, range: MinuteRange): Intervals {
  return later(a, range);
}
export function pad(a: Intervals, before: number, after: number): Intervals {
  return later(a, before, after);
}
export function toRanges(a: Intervals): MinuteRange[] {
  return later(a);
}
export function sameIntervals(a: Intervals, b: Intervals): boolean {
  return later(a, b);
}
