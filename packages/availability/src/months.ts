import type { Intervals } from "./intervals.ts";
import type { Minute, MinuteRange } from "./minutes.ts";
export type Month = string;
const later = (..._: unknown[]): never => {
  throw new Error("not written yet");
};
export function monthOf(minute: Minute): Month {
  return later(minute);
}
export function monthRange(month: Month): MinuteRange {
  return later(month);
}
export function monthsIn(range: MinuteRange): Month[] {
  return later(range);
}
export function addMonths(month: Month, count: number): Month {
  return later(month, count);
}
export function splitByMonth(a: Intervals, months: readonly Month[]): Map<Month, Intervals> {
  return later(a, months);
}
