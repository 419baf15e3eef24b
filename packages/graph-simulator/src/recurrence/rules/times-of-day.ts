import type { DayNumber } from "../../time/day.ts";
import type { Frequency, RecurrenceRule } from "./recurrence-rule.ts";
import type { RuleAnchor } from "./rule-anchor.ts";

const HOUR = 3600;
const MINUTE = 60;
const DAY_SECONDS = 24 * HOUR;
const EVERY_HOUR = Array.from({ length: 24 }, (_, hour) => hour);
const UNITS: Partial<Record<Frequency, number>> = { HOURLY: HOUR, MINUTELY: MINUTE, SECONDLY: 1 };

/** Times of day of a rule whose steps are days or longer: milliseconds after midnight, sorted. */
export function timesOfDay(rule: RecurrenceRule, anchor: RuleAnchor): number[] {
  const hours = rule.byHour ?? [anchor.hour];
  return hours.flatMap((hour) => timesInHour(rule, anchor, hour));
}

/**
 * The times of one day in steps of hours, minutes or seconds, in groups of one step each, which BYSETPOS chooses from.
 * Steps are counted on the wall clock, from the anchor on.
 */
export function* stepsOfDay(rule: RecurrenceRule, anchor: RuleAnchor, day: DayNumber): Generator<number[]> {
  const { freq, interval, byMinute, bySecond } = rule;
  const unit = UNITS[freq] ?? 1;
  const anchorStep = Math.floor(anchor.wall / 1000 / unit);
  for (const hour of rule.byHour ?? EVERY_HOUR) {
    const first = (day * DAY_SECONDS + hour * HOUR) / unit;
    const behind = (((anchorStep - first) % interval) + interval) % interval;
    for (let step = behind; step * unit < HOUR; step += interval) {
      const seconds = step * unit;
      const minute = Math.floor(seconds / MINUTE);
      if (freq === "HOURLY") yield timesInHour(rule, anchor, hour);
      else if (byMinute?.includes(minute) === false) continue;
      else if (freq === "MINUTELY") yield timesInMinute(rule, anchor, hour * HOUR + seconds);
      else if (bySecond?.includes(seconds % MINUTE) !== false) yield [(hour * HOUR + seconds) * 1000];
    }
  }
}

/**
 * Whether a rule's steps ever meet what it asks for: hours, minutes or seconds that they come by, and places that a period of days
 * or less has. What can't match is found out here and not by looking through all the years.
 */
export function canMatch(rule: RecurrenceRule, anchor: RuleAnchor): boolean {
  const { freq, interval, byHour, byMinute, bySecond, bySetPos } = rule;
  const comesBy = (values: readonly number[] | null, own: number, cycle: number) => {
    const divisor = greatestDivisor(interval, cycle);
    return values?.some((value) => (value - own) % divisor === 0) !== false;
  };
  const has = (size: number) => bySetPos?.some((place) => Math.abs(place) <= size) !== false;
  const [hours, minutes, seconds] = [byHour?.length ?? 1, byMinute?.length ?? 1, bySecond?.length ?? 1];
  switch (freq) {
    case "SECONDLY":
      return has(1) && comesBy(bySecond, anchor.second, 60);
    case "MINUTELY":
      return has(seconds) && comesBy(byMinute, anchor.minute, 60);
    case "HOURLY":
      return has(minutes * seconds) && comesBy(byHour, anchor.hour, 24);
    case "DAILY":
      return has(hours * minutes * seconds);
    case "WEEKLY":
      return has((rule.byDay?.length ?? 7) * hours * minutes * seconds);
    default:
      return true;
  }
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** The most times that a rule can mean in one day. */
export function mostTimesADay(rule: RecurrenceRule): number {
  const hours = rule.byHour?.length ?? (["HOURLY", "MINUTELY", "SECONDLY"].includes(rule.freq) ? 24 : 1);
  const minutes = rule.byMinute?.length ?? (["MINUTELY", "SECONDLY"].includes(rule.freq) ? 60 : 1);
  const seconds = rule.bySecond?.length ?? (rule.freq === "SECONDLY" ? 60 : 1);
  return hours * minutes * seconds;
}

function timesInHour(rule: RecurrenceRule, anchor: RuleAnchor, hour: number): number[] {
  const minutes = rule.byMinute ?? [anchor.minute];
  return minutes.flatMap((minute) => timesInMinute(rule, anchor, hour * HOUR + minute * MINUTE));
}

function timesInMinute(rule: RecurrenceRule, anchor: RuleAnchor, minuteStart: number): number[] {
  const seconds = rule.bySecond ?? [anchor.second];
  return seconds.map((second) => (minuteStart + second) * 1000);
}
