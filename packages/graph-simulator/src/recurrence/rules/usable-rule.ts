import type { Result } from "../../result.ts";
import { fail, ok } from "../../result.ts";
import { DAY_MS, HORIZON } from "../../time/day.ts";
import { expandRule } from "./expand-rule.ts";
import type { ParsedRule } from "./parse-rule.ts";
import { parseRule } from "./parse-rule.ts";
import type { RecurrenceRule } from "./recurrence-rule.ts";
import { mostTimesADay } from "./times-of-day.ts";

/** The most occurrences that a rule may have in a year, or going on at the same time. */
export const MOST_OCCURRENCES = 10_000;
/** The most occurrences that are counted to find a rule's last one. */
const MOST_COUNTED = 50_000;
const YEAR_DAYS = 366;
/** After so many years weekdays and leap years come round again; rules by the year may need longer, and are quick. */
const CYCLE_YEARS = 28;

/**
 * Reads a rule that is to start at `start` with occurrences of `length` milliseconds. The error says why it can't be used: it can't
 * be understood, it has more occurrences than views can show, or too many to count out which is the last.
 * @param most occurrences in a year, or going on at the same time
 */
export function readUsableRule(
  text: string,
  start: number,
  length: number,
  most = MOST_OCCURRENCES,
): Result<ParsedRule, string> {
  const parsed = parseRule(text);
  if (!parsed.ok) return parsed;
  const rule = { ...parsed.value.rule, count: effectiveCount(parsed.value.rule, start) };
  if (rule.count !== null && rule.count > MOST_COUNTED) return fail(`its COUNT is more than ${MOST_COUNTED}`);
  return isTooDense(rule, start, length, most)
    ? fail(`it has more than ${most} occurrences in a year or at a time`)
    : ok({ ...parsed.value, rule });
}

/** COUNT; null where the rule can't have as many occurrences up to HORIZON, so that none need be counted. */
function effectiveCount(rule: RecurrenceRule, start: number): number | null {
  const most = (mostTimesADay(rule) * (HORIZON - start)) / DAY_MS + 1;
  return rule.count === null || rule.count > most ? null : rule.count;
}

/** Whether more than `most` of those that lie in a row fall into a year and one length. */
function isTooDense(rule: RecurrenceRule, start: number, length: number, most: number): boolean {
  const windowMs = YEAR_DAYS * DAY_MS + length;
  if ((mostTimesADay(rule) * windowMs) / DAY_MS <= most) return false;
  if (rule.count !== null && rule.count <= most) return false;
  const cycle = rule.freq === "YEARLY" ? HORIZON : start + CYCLE_YEARS * YEAR_DAYS * DAY_MS;
  const end = Math.min(cycle, HORIZON, rule.until?.ms ?? HORIZON);
  const ring: number[] = [];
  let index = 0;
  for (const wall of expandRule(rule, start, start, end)) {
    const before = ring[index % most];
    if (before !== undefined && wall - before < windowMs) return true;
    ring[index % most] = wall;
    index += 1;
    if (index > 2 * most) return false;
  }
  return false;
}
