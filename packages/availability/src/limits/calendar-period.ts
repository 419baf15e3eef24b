import { startOfDate } from "@calcache/time-zones";
import { zoneOf } from "@calcache/time-zones/data";
import { type CivilDay, civilDay, dateOf, weekdayOf } from "../civil-time/civil-day.ts";
import { localDate } from "../civil-time/slot-format.ts";
import { floorMinute, type MinuteRange } from "../intervals/minutes.ts";

/** A stretch of a calendar. Weeks begin on Sundays. */
export type CalendarUnit = "day" | "week" | "month" | "year";

/** The whole days, weeks, months or years of a zone's calendar that a range touches, in order; none for an empty range. */
export function periodsIn(unit: CalendarUnit, { start, end }: MinuteRange, timeZone: string): MinuteRange[] {
  const zone = zoneOf(timeZone);
  const minuteOf = (day: CivilDay) => floorMinute(startOfDate(zone, dateOf(day)));
  const periods: MinuteRange[] = [];
  let first = firstDay(unit, civilDay(localDate(start, timeZone)));
  for (let from = minuteOf(first); from < end && start < end; ) {
    first = firstDayAfter(unit, first);
    const until = minuteOf(first);
    // A date that a zone skipped is none.
    if (from < until) periods.push({ start: from, end: until });
    from = until;
  }
  return periods;
}

function firstDay(unit: CalendarUnit, day: CivilDay): CivilDay {
  if (unit === "day") return day;
  if (unit === "week") return day - weekdayOf(day);
  return civilDay(unit === "month" ? `${dateOf(day).slice(0, 7)}-01` : `${dateOf(day).slice(0, 4)}-01-01`);
}

/** No month has more than 31 days, and no year more than 366. */
function firstDayAfter(unit: CalendarUnit, first: CivilDay): CivilDay {
  const most = { day: 1, week: 7, month: 31, year: 366 }[unit];
  const next = firstDay(unit, first + most);
  return next > first ? next : firstDay(unit, first + most + 1);
}
