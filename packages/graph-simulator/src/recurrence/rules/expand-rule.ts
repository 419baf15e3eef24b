import type { DayNumber, WallMs } from "../../time/day.ts";
import { DAY_MS, dayOf } from "../../time/day.ts";
import { dayFits } from "./day-limits.ts";
import { weeksOf } from "./day-ranges.ts";
import { daysOfMonth, daysOfYear } from "./days-of-period.ts";
import type { RecurrenceRule } from "./recurrence-rule.ts";
import type { RuleAnchor } from "./rule-anchor.ts";
import { anchorOf, placeDay } from "./rule-anchor.ts";
import { canMatch, stepsOfDay, timesOfDay } from "./times-of-day.ts";

/** A week of the year's last days and SKIP=FORWARD reach into the next period. */
const SPILL_DAYS = 7;

/**
 * The starts of a rule in `[from, to)` on the wall clock, in order, each once, and none before `start`, which itself is among them
 * only if the rule gives it. Neither COUNT nor UNTIL is looked at. It begins near `from`, however far that is from `start`.
 */
export function* expandRule(
  rule: RecurrenceRule,
  start: WallMs,
  from: WallMs,
  to: WallMs,
): Generator<WallMs> {
  const anchor = anchorOf(rule.years, start);
  const least = Math.max(start, from);
  let last = Number.NEGATIVE_INFINITY;
  for (const wall of allStarts(rule, anchor, least, to)) {
    if (wall >= to) return;
    if (wall < least || wall === last) continue;
    last = wall;
    yield wall;
  }
}

function* allStarts(rule: RecurrenceRule, anchor: RuleAnchor, from: WallMs, to: WallMs): Generator<WallMs> {
  const [firstDay, lastDay] = [dayOf(from), dayOf(to - 1)];
  if (!canMatch(rule, anchor)) return;
  if (rule.freq === "HOURLY" || rule.freq === "MINUTELY" || rule.freq === "SECONDLY") {
    for (let day = firstDay; day <= lastDay; day++) {
      if (!dayFits(rule, anchor, day)) continue;
      for (const times of stepsOfDay(rule, anchor, day)) yield* chosen(rule, [day], times);
    }
    return;
  }
  const times = timesOfDay(rule, anchor);
  for (const days of periods(rule, anchor, firstDay, lastDay)) yield* chosen(rule, days, times);
}

/** The days that the rule means in each of its periods that may reach into `[firstDay, lastDay]`. */
function* periods(
  rule: RecurrenceRule,
  anchor: RuleAnchor,
  firstDay: DayNumber,
  lastDay: DayNumber,
): Generator<DayNumber[]> {
  const { years, interval } = rule;
  const isMeant = (steps: number) => steps % interval === 0;
  switch (rule.freq) {
    case "YEARLY": {
      const base = rule.byWeekNo === null ? anchor.year : weekYearOf(rule, anchor);
      for (
        let year = years.yearOf(firstDay - SPILL_DAYS);
        year <= years.yearOf(lastDay + SPILL_DAYS);
        year++
      ) {
        if (isMeant(year - base)) yield daysOfYear(rule, anchor, year);
      }
      return;
    }
    case "MONTHLY": {
      let steps = monthsBetween(rule, anchor, placeDay(years, firstDay - SPILL_DAYS).year);
      for (let year = years.yearOf(firstDay - SPILL_DAYS); year <= years.yearOf(lastDay); year++) {
        for (const month of years.year(year).months) {
          if (
            isMeant(steps) &&
            month.first <= lastDay &&
            month.first + month.length + SPILL_DAYS > firstDay
          ) {
            yield daysOfMonth(rule, anchor, month);
          }
          steps += 1;
        }
      }
      return;
    }
    case "WEEKLY": {
      const firstWeek = weekOf(rule, firstDay);
      const behind = weekOf(rule, anchor.day) - firstWeek;
      for (
        let week = firstWeek + nextStep(behind, interval);
        weekStart(rule, week) <= lastDay;
        week += interval
      ) {
        const days = Array.from({ length: 7 }, (_, index) => weekStart(rule, week) + index);
        yield days.filter((day) => dayFits(rule, anchor, day));
      }
      return;
    }
    default:
      for (let day = firstDay + nextStep(anchor.day - firstDay, interval); day <= lastDay; day += interval) {
        if (dayFits(rule, anchor, day)) yield [day];
      }
  }
}

/** The year whose weeks the anchor's day is in. */
function weekYearOf({ years, weekStart: first }: RecurrenceRule, { day, year }: RuleAnchor): number {
  if (day < weeksOf(years, year, first).first) return year - 1;
  return day < weeksOf(years, year + 1, first).first ? year : year + 1;
}

/** How far it is to the next step, where one is `behind` away, in either direction, and they are `interval` apart. */
function nextStep(behind: number, interval: number): number {
  return ((behind % interval) + interval) % interval;
}

/** Months from the anchor's month to the first of a year; years of some calendars have twelve or thirteen. */
function monthsBetween({ years }: RecurrenceRule, anchor: RuleAnchor, year: number): number {
  let steps = -anchor.monthIndex;
  for (let number = anchor.year; number < year; number++) steps += years.year(number).months.length;
  for (let number = year; number < anchor.year; number++) steps -= years.year(number).months.length;
  return steps;
}

/** Weeks are counted from the one that holds 1970-01-01, a Thursday. */
function weekOf({ weekStart: first }: RecurrenceRule, day: DayNumber): number {
  return Math.floor((day + 4 - first) / 7);
}

function weekStart({ weekStart: first }: RecurrenceRule, week: number): DayNumber {
  return week * 7 - 4 + first;
}

/** All times on all these days, or those at the places of BYSETPOS; both are sorted. */
function* chosen(
  { bySetPos }: RecurrenceRule,
  days: readonly DayNumber[],
  times: readonly number[],
): Generator<WallMs> {
  if (bySetPos === null) {
    for (const day of days) for (const time of times) yield day * DAY_MS + time;
    return;
  }
  const size = days.length * times.length;
  const places = bySetPos.map((place) => (place > 0 ? place - 1 : size + place));
  for (const place of [...new Set(places)].sort((a, b) => a - b)) {
    const day = days[Math.floor(place / times.length)];
    const time = times[place % times.length];
    if (place >= 0 && place < size && day !== undefined && time !== undefined) yield day * DAY_MS + time;
  }
}
