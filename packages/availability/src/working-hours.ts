import type { Intervals } from "./intervals.ts";
import type { MinuteRange } from "./minutes.ts";
export type Schedule = {
  timeZone: string;
  availability: readonly { days: readonly number[]; startTime: number; endTime: number }[];
  overrides: readonly { date: string; startTime: number; endTime: number }[];
};
const later = (..._: unknown[]): never => {
  throw new Error("not written yet");
};
export function workingHours(schedule: Schedule, range: MinuteRange): Intervals {
  return later(schedule, range);
}
