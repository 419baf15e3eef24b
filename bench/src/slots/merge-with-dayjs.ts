import { floorMinute, type Intervals, intervalsFrom } from "@calcache/availability";
import dayjs, { type Dayjs } from "dayjs";

export type BusyTime = { start: Date | string; end: Date | string };

/** Merges busy times as the peers do: an object of dayjs for each end of each of them. */
export function mergeWithDayjs(times: readonly BusyTime[]): Intervals {
  const sorted = times
    .map(({ start, end }) => ({ start: dayjs(start), end: dayjs(end) }))
    .sort((a, b) => a.start.valueOf() - b.start.valueOf());
  const merged: { start: Dayjs; end: Dayjs }[] = [];
  for (const time of sorted) {
    const last = merged.at(-1);
    if (last && !time.start.isAfter(last.end)) {
      if (time.end.isAfter(last.end)) last.end = time.end;
    } else {
      merged.push(time);
    }
  }
  return intervalsFrom(
    merged.map(({ start, end }) => ({
      start: floorMinute(start.valueOf()),
      end: floorMinute(end.valueOf()),
    })),
  );
}
