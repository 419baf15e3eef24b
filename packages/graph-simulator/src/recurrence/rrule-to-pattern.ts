import { isDeepStrictEqual } from "node:util";
import type { WallMs } from "../time/day.ts";
import { DAY_MS, wallDate } from "../time/day.ts";
import { instantToWall } from "../time/wall-clock.ts";
import { toWindowsZone } from "../time/zone-names.ts";
import { patternToRrule } from "./pattern-to-rrule.ts";
import type { DayOfWeek, PatternedRecurrence, RecurrencePattern } from "./patterned-recurrence.ts";
import { DAYS_OF_WEEK, WEEK_INDEXES } from "./patterned-recurrence.ts";
import { expandRule } from "./rules/expand-rule.ts";
import { parseRule } from "./rules/parse-rule.ts";
import { ruleParts } from "./rules/rule-parts.ts";

type Parts = ReadonlyMap<string, string>;

/** A pattern that gives as many of the rule's first starts within so many years is the same as the rule. */
const COMPARED_STARTS = 60;
const COMPARED_MS = 60 * 366 * DAY_MS;

/**
 * Graph's form of an RFC 5545 rule that starts at `start` (instant, or midnight for an all-day series) in `zone`;
 * null where Graph's patterns can't say the same.
 */
export function rruleToPattern(rrule: string, start: number, zone: string): PatternedRecurrence | null {
  const parts: Parts = ruleParts(rrule);
  const wall = instantToWall(start, zone);
  const pattern = toPattern(parts, new Date(wall));
  if (pattern === null) return null;
  const common = { startDate: wallDate(wall), recurrenceTimeZone: toWindowsZone(zone) };
  const again = patternToRrule({ pattern, range: { ...common, type: "noEnd" } }, zone);
  if (again === null || !isDeepStrictEqual(firstStarts(again, wall), firstStarts(rrule, wall))) return null;
  const count = parts.get("COUNT");
  const until = parts.get("UNTIL");
  if (count !== undefined) {
    return { pattern, range: { ...common, type: "numbered", numberOfOccurrences: Number(count) } };
  }
  if (until !== undefined)
    return { pattern, range: { ...common, type: "endDate", endDate: untilDate(until, zone) } };
  return { pattern, range: { ...common, type: "noEnd" } };
}

function firstStarts(rrule: string, wall: WallMs): WallMs[] | null {
  const parsed = parseRule(rrule);
  if (!parsed.ok) return null;
  const starts: WallMs[] = [];
  for (const start of expandRule(parsed.value.rule, wall, wall, wall + COMPARED_MS)) {
    starts.push(start);
    if (starts.length === COMPARED_STARTS) break;
  }
  return starts;
}

function toPattern(parts: Parts, start: Date): RecurrencePattern | null {
  const base = {
    interval: Number(parts.get("INTERVAL") ?? 1),
    month: 0,
    dayOfMonth: 0,
    daysOfWeek: [],
    firstDayOfWeek: dayName(parts.get("WKST") ?? "MO") ?? "monday",
    index: "first",
  } satisfies Omit<RecurrencePattern, "type">;
  const days = parts.get("BYDAY");
  const startDay = DAYS_OF_WEEK[start.getUTCDay()] ?? "sunday";
  switch (parts.get("FREQ")) {
    case "DAILY":
      return days === undefined ? { ...base, type: "daily" } : null;
    case "WEEKLY": {
      const daysOfWeek = days === undefined ? [startDay] : dayNames(days);
      return daysOfWeek === null ? null : { ...base, type: "weekly", daysOfWeek };
    }
    case "MONTHLY": {
      const relative = relativeDays(parts);
      if (relative !== null) return { ...base, type: "relativeMonthly", ...relative };
      const dayOfMonth = absoluteDay(parts, start);
      return dayOfMonth === null ? null : { ...base, type: "absoluteMonthly", dayOfMonth };
    }
    case "YEARLY": {
      const month = Number(parts.get("BYMONTH") ?? start.getUTCMonth() + 1);
      const relative = relativeDays(parts);
      if (!Number.isInteger(month)) return null;
      if (relative !== null) return { ...base, type: "relativeYearly", month, ...relative };
      const dayOfMonth = absoluteDay(parts, start);
      return dayOfMonth === null ? null : { ...base, type: "absoluteYearly", month, dayOfMonth };
    }
    default:
      return null;
  }
}

/** `2TU`, or several days with BYSETPOS. */
function relativeDays(parts: Parts): Pick<RecurrencePattern, "daysOfWeek" | "index"> | null {
  const ordinal = /^([+-]?\d)([A-Z]{2})$/.exec(parts.get("BYDAY") ?? "");
  const position = Number(ordinal?.[1] ?? parts.get("BYSETPOS"));
  const daysOfWeek = dayNames(ordinal?.[2] ?? parts.get("BYDAY") ?? "");
  const index = position === -1 ? "last" : WEEK_INDEXES.slice(0, 4)[position - 1];
  return daysOfWeek === null || index === undefined ? null : { daysOfWeek, index };
}

function absoluteDay(parts: Parts, start: Date): number | null {
  if (parts.has("BYDAY")) return null;
  const day = Number(parts.get("BYMONTHDAY")?.split(",").at(-1) ?? start.getUTCDate());
  return Number.isInteger(day) && day > 0 ? day : null;
}

function untilDate(until: string, zone: string): string {
  const iso = until.replace(/^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})Z?)?$/, "$1-$2-$3");
  if (!until.endsWith("Z")) return iso;
  const instant = Date.parse(`${iso}T${until.slice(9, 11)}:${until.slice(11, 13)}:${until.slice(13, 15)}Z`);
  return wallDate(instantToWall(instant, zone));
}

function dayNames(codes: string): DayOfWeek[] | null {
  const names = codes.split(",").map(dayName);
  return names.includes(undefined) ? null : names.filter((name) => name !== undefined);
}

function dayName(code: string): DayOfWeek | undefined {
  return DAYS_OF_WEEK.find((day) => day.slice(0, 2).toUpperCase() === code);
}
