import { union } from "../intervals/interval-union.ts";
import type { Intervals } from "../intervals/intervals.ts";
import type { MinuteRange } from "../intervals/minutes.ts";
import { type CivilDay, MINUTES_PER_DAY } from "./civil-day.ts";
import { civilHours, daysWithin } from "./civil-hours.ts";
import type { Schedule } from "./schedule.ts";
import { offsetSpans } from "./utc-offset.ts";

/**
 * The minutes of a range at which the schedule is open: those whose civil time in the schedule's zone is within the
 * hours of its civil date. So hours in the hour that spring skips never occur, hours in the hour that autumn repeats
 * occur twice, and the 24:00 of one date joins the 0:00 of the next. On the dates of a trip its zone is the schedule's.
 *
 * @param spans the schedule's zone's offsets over exactly `range`, for callers with many schedules in few zones
 */
export function workingHours(
  schedule: Schedule,
  range: MinuteRange,
  spans = offsetSpans(schedule.timeZone, range),
): Intervals {
  const { trips = [] } = schedule;
  if (trips.length === 0) return openMinutes(civilHours(schedule), spans);
  const isOn = trips.map((trip) => daysWithin([trip]));
  const tripOn = (day: CivilDay) => isOn.findIndex((covers) => covers(day));
  const atHome = openMinutes(
    civilHours(schedule, (day) => tripOn(day) === -1),
    spans,
  );
  const abroad = trips.map(({ timeZone }, index) =>
    openMinutes(
      civilHours(schedule, (day) => tripOn(day) === index),
      offsetSpans(timeZone, range),
    ),
  );
  return union([atHome, ...abroad]);
}

function openMinutes(
  hoursOn: (day: CivilDay) => Intervals,
  spans: ReturnType<typeof offsetSpans>,
): Intervals {
  const edges: number[] = [];
  for (const { start, end, offset } of spans) {
    const firstDay = Math.floor((start + offset) / MINUTES_PER_DAY);
    for (let day = firstDay; day * MINUTES_PER_DAY - offset < end; day++) {
      const midnight = day * MINUTES_PER_DAY - offset;
      const hours = hoursOn(day);
      for (let i = 0; i < hours.length; i += 2) {
        const opening = Math.max(midnight + (hours[i] ?? 0), start);
        const closing = Math.min(midnight + (hours[i + 1] ?? 0), end);
        if (opening < closing) append(edges, opening, closing);
      }
    }
  }
  return Uint32Array.from(edges);
}

function append(edges: number[], start: number, end: number): void {
  if (edges.at(-1) === start) edges[edges.length - 1] = end;
  else edges.push(start, end);
}
