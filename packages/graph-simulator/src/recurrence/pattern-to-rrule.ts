import { DAY_MS } from "../time/day.ts";
import { wallToInstant } from "../time/wall-clock.ts";
import type {
  DayOfWeek,
  PatternedRecurrence,
  RecurrencePattern,
  RecurrenceRange,
} from "./patterned-recurrence.ts";
import { WEEK_INDEXES } from "./patterned-recurrence.ts";

/**
 * The RFC 5545 rule (without DTSTART) of a Graph recurrence; `zone` is the IANA zone in which an end date is meant,
 * "UTC" for an all-day series. Null if the pattern lacks what its type needs.
 */
export function patternToRrule(recurrence: PatternedRecurrence, zone: string): string | null {
  const pattern = patternParts(recurrence.pattern);
  const range = rangePart(recurrence.range, zone);
  if (pattern === null || range === null) return null;
  return [...pattern, `INTERVAL=${recurrence.pattern.interval}`, ...range].join(";");
}

function patternParts(pattern: RecurrencePattern): string[] | null {
  const days = pattern.daysOfWeek.map(dayCode).join(",");
  const weekStart = `WKST=${dayCode(pattern.firstDayOfWeek)}`;
  const position = pattern.index === "last" ? -1 : WEEK_INDEXES.indexOf(pattern.index) + 1;
  switch (pattern.type) {
    case "daily":
      return ["FREQ=DAILY"];
    case "weekly":
      return days === "" ? null : ["FREQ=WEEKLY", `BYDAY=${days}`, weekStart];
    case "absoluteMonthly":
      return pattern.dayOfMonth < 1 ? null : ["FREQ=MONTHLY", ...dayOfMonth(pattern.dayOfMonth)];
    case "relativeMonthly":
      return days === "" ? null : ["FREQ=MONTHLY", `BYDAY=${days}`, `BYSETPOS=${position}`];
    case "absoluteYearly":
      if (pattern.dayOfMonth < 1 || pattern.month < 1) return null;
      return ["FREQ=YEARLY", `BYMONTH=${pattern.month}`, ...dayOfMonth(pattern.dayOfMonth)];
    case "relativeYearly":
      if (days === "" || pattern.month < 1) return null;
      return ["FREQ=YEARLY", `BYMONTH=${pattern.month}`, `BYDAY=${days}`, `BYSETPOS=${position}`];
  }
}

/** Outlook moves the 29th, 30th and 31st to the last day of a shorter month instead of skipping that month. */
function dayOfMonth(day: number): string[] {
  if (day <= 28) return [`BYMONTHDAY=${day}`];
  const candidates = Array.from({ length: day - 27 }, (_, offset) => 28 + offset);
  return [`BYMONTHDAY=${candidates.join(",")}`, "BYSETPOS=-1"];
}

function rangePart(range: RecurrenceRange, zone: string): string[] | null {
  switch (range.type) {
    case "noEnd":
      return [];
    case "numbered":
      return (range.numberOfOccurrences ?? 0) < 1 ? null : [`COUNT=${range.numberOfOccurrences}`];
    case "endDate":
      return range.endDate === undefined ? null : [`UNTIL=${lastSecondOf(range.endDate, zone)}`];
  }
}

function lastSecondOf(date: string, zone: string): string {
  const instant = wallToInstant(Date.parse(`${date}T00:00Z`) + DAY_MS, zone) - 1000;
  return `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
}

function dayCode(day: DayOfWeek): string {
  return day.slice(0, 2).toUpperCase();
}
