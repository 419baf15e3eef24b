import { clip } from "../intervals/interval-algebra.ts";
import { union } from "../intervals/interval-union.ts";
import { type Intervals, intervalsFrom, noIntervals } from "../intervals/intervals.ts";
import { type CivilDay, civilDay, MINUTES_PER_DAY, weekdayOf } from "./civil-day.ts";
import type { DateSpan, OpenTime, Schedule } from "./schedule.ts";

/** What the entries of one date open: minutes of that date, and minutes of the next that they run on into. */
type DayHours = { own: Intervals; spill: Intervals };

/**
 * A schedule's hours on each civil date, in minutes after its midnight, within `[0, 1440)`. Zones play no part:
 * whether and how often a civil minute occurs is another question.
 *
 * An overridden date has the hours of its overrides and nothing else: the evening before doesn't run on into it. A date on which
 * somebody is away has none, and its evening doesn't run on.
 * @param isHere whether a date is spent in the schedule's zone; one that isn't is as if they were away
 */
export function civilHours(
  schedule: Schedule,
  isHere: (day: CivilDay) => boolean = () => true,
): (day: CivilDay) => Intervals {
  const overrides = overriddenDays(schedule);
  const week = Array.from({ length: 7 }, (_, weekday) =>
    dayHours(schedule.availability.filter(({ days }) => days.includes(weekday))),
  );
  const isWithinAbsence = daysWithin(schedule.absences ?? []);
  const isAbsent = (day: CivilDay) => isWithinAbsence(day) || !isHere(day);
  const usual = week.map(({ own }, weekday) => union([week[(weekday + 6) % 7]?.spill ?? noIntervals, own]));

  return (day) => {
    if (isAbsent(day)) return noIntervals;
    const weekday = weekdayOf(day);
    const eve = overrides.get(day - 1);
    const hours = overrides.get(day)?.own;
    if (hours !== undefined) return hours;
    if (isAbsent(day - 1)) return week[weekday]?.own ?? noIntervals;
    if (eve !== undefined) return union([eve.spill, week[weekday]?.own ?? noIntervals]);
    return usual[weekday] ?? noIntervals;
  };
}

/** Whether a day is within some of these dates. */
export function daysWithin(dates: readonly DateSpan[]): (day: CivilDay) => boolean {
  const spans = dates.map(({ first, last }) => ({ first: civilDay(first), last: civilDay(last) }));
  return (day) => spans.some(({ first, last }) => first <= day && day <= last);
}

function overriddenDays({ overrides }: Schedule): Map<CivilDay, DayHours> {
  const entries = Map.groupBy(overrides, ({ date }) => civilDay(date));
  return new Map(Array.from(entries, ([day, times]) => [day, dayHours(times)]));
}

function dayHours(times: readonly OpenTime[]): DayHours {
  const all = intervalsFrom(times.map(openRange));
  if ((all.at(-1) ?? 0) <= MINUTES_PER_DAY) return { own: all, spill: noIntervals };
  const nextDay = clip(all, { start: MINUTES_PER_DAY, end: 2 * MINUTES_PER_DAY });
  return {
    own: clip(all, { start: 0, end: MINUTES_PER_DAY }),
    spill: nextDay.map((minute) => minute - MINUTES_PER_DAY),
  };
}

/** Forms without a 24:00 write a day's end as 23:59, so that is midnight too. */
function openRange({ startTime, endTime }: OpenTime): { start: number; end: number } {
  if (startTime === endTime) return { start: startTime, end: startTime };
  const end = endTime === MINUTES_PER_DAY - 1 ? MINUTES_PER_DAY : endTime;
  return { start: startTime, end: end < startTime ? end + MINUTES_PER_DAY : end };
}
