import type { Result } from "../../result.ts";
import { fail } from "../../result.ts";
import { DAY_MS, HORIZON } from "../../time/day.ts";
import { expandRule } from "./expand-rule.ts";
import type { ParsedRule } from "./parse-rule.ts";
import { parseRule } from "./parse-rule.ts";
import type { RecurrenceRule } from "./recurrence-rule.ts";
import { mostTimesADay } from "./times-of-day.ts";

/** The most occurrences that a rule may have in a year, or going on at the same time. */
export const MOST_OCCURRENCES = 10_000;
const YEAR_DAYS = 366;
/** After so many years weekdays and leap years come round again; rules by the year may need longer, and are quick. */
const CYCLE_YEARS = 28;

/**
 * Reads a rule that is to start at `start` with occurrences of `length` milliseconds. The error says why it can't be used: it can't
 * be understood, or it has more occurrences than views can show.
 */
export function readUsableRule(text: string, start: number, length: number): Result<ParsedRule, string> {
  const parsed = parseRule(text);
  if (!parsed.ok) return parsed;
  return isTooDense(parsed.value.rule, start, length)
    ? fail(`it has more than ${MOST_OCCURRENCES} occurrences in a year or at a time`)
    : parsed;
}

/** Whether more than `MOST_OCCURRENCES` of those that lie in a row fall into a year and one length. */
function isTooDense(rule: RecurrenceRule, start: number, length: number): boolean {
  const windowMs = YEAR_DAYS * DAY_MS + length;
  if ((mostTimesADay(rule) * windowMs) / DAY_MS <= MOST_OCCURRENCES) return false;
  if (rule.count !== null && rule.count <= MOST_OCCURRENCES) return false;
  const cycle = rule.freq === "YEARLY" ? HORIZON : start + CYCLE_YEARS * YEAR_DAYS * DAY_MS;
  const end = Math.min(cycle, HORIZON, rule.until?.ms ?? HORIZON);
  const ring: number[] = [];
  let index = 0;
  for (const wall of expandRule(rule, start, start, end)) {
    const before = ring[index % MOST_OCCURRENCES];
    if (before !== undefined && wall - before < windowMs) return true;
    ring[index % MOST_OCCURRENCES] = wall;
    index += 1;
    if (index > 2 * MOST_OCCURRENCES) return false;
  }
  return false;
}
