import { DAY_MS } from "../../../time/day.ts";

/** A recurrence rule as the table of RFC 5545, 3.3.10 speaks of it. Weekdays: 0 is Sunday. */
export type OracleRule = {
  freq: "YEARLY" | "MONTHLY" | "WEEKLY" | "DAILY" | "HOURLY" | "MINUTELY" | "SECONDLY";
  interval: number;
  weekStart: number;
  count?: number;
  byMonth?: number[];
  byWeekNo?: number[];
  byYearDay?: number[];
  byMonthDay?: number[];
  byDay?: { nth: number; weekday: number }[];
  byHour?: number[];
  byMinute?: number[];
  bySecond?: number[];
  bySetPos?: number[];
};

const STEP_MS = { HOURLY: 3_600_000, MINUTELY: 60_000, SECONDLY: 1_000 } as const;
const utc = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day);
const dayNumber = (wall: number) => Math.floor(wall / DAY_MS);

/**
 * All starts of a rule before `to`, on the wall clock: each day from the start's own period on is looked at, and each time of
 * day that the rule could mean, and asked whether every part of the rule allows it. Slow, and without any arithmetic of steps.
 * The start itself is one in any case; a time that `isReal` denies is none, and isn't counted.
 */
export function oracleStarts(
  rule: OracleRule,
  start: number,
  to: number,
  isReal: (wall: number) => boolean = () => true,
): number[] {
  const found: number[] = [];
  const most = rule.count ?? Number.POSITIVE_INFINITY;
  let period = Number.NaN;
  let members: number[] = [];
  const close = () => {
    for (const member of chosen(rule, members)) {
      if (member > start && member < to && found.length < most && isReal(member)) found.push(member);
    }
    members = [];
  };
  const first = periodOf(rule, start);
  // A position among a period's times needs the whole period, also what lies before the start and after the end.
  const margin =
    rule.bySetPos === undefined ? 0 : ({ YEARLY: 380, MONTHLY: 32, WEEKLY: 7 }[rule.freq as string] ?? 0);
  const from = dayNumber(start) - Math.max(margin, rule.freq === "YEARLY" ? 8 : 0);
  for (let day = from; day * DAY_MS < to + margin * DAY_MS; day++) {
    if (!dayAllowed(rule, day * DAY_MS, start)) continue;
    for (const time of timesOfDay(rule, start)) {
      if (found.length >= most) break;
      const wall = day * DAY_MS + time;
      const own = periodOf(rule, wall);
      if ((own - first) % rule.interval !== 0) continue;
      if (own !== period) close();
      period = own;
      members.push(wall);
    }
    if (found.length >= most) break;
  }
  close();
  const all = [...new Set([start, ...found])].sort((a, b) => a - b).filter((wall) => wall < to);
  return rule.count === undefined ? all : all.slice(0, rule.count);
}

function chosen({ bySetPos }: OracleRule, members: number[]): number[] {
  if (bySetPos === undefined) return members;
  return members.filter(
    (_, index) => bySetPos.includes(index + 1) || bySetPos.includes(index - members.length),
  );
}

function periodOf(rule: OracleRule, wall: number): number {
  const date = new Date(wall);
  switch (rule.freq) {
    case "YEARLY":
      return rule.byWeekNo === undefined ? date.getUTCFullYear() : weekOf(wall, rule.weekStart).year;
    case "MONTHLY":
      return date.getUTCFullYear() * 12 + date.getUTCMonth();
    case "WEEKLY":
      return Math.floor((dayNumber(wall) + 4 - rule.weekStart) / 7);
    case "DAILY":
      return dayNumber(wall);
    default:
      return Math.floor(wall / STEP_MS[rule.freq]);
  }
}

/** The week of a day: week 1 is the first with at least four days in its year (RFC 5545, BYWEEKNO). */
function weekOf(wall: number, weekStart: number): { year: number; number: number; weeks: number } {
  const weekday = new Date(wall).getUTCDay();
  const firstDay = dayNumber(wall) - ((weekday - weekStart + 7) % 7);
  const year = new Date((firstDay + 3) * DAY_MS).getUTCFullYear();
  const number = Math.floor((firstDay + 3 - dayNumber(utc(year, 1, 1))) / 7) + 1;
  const jan1 = new Date(utc(year, 1, 1)).getUTCDay();
  const length = dayNumber(utc(year + 1, 1, 1)) - dayNumber(utc(year, 1, 1));
  const fourth = (weekStart + 3) % 7;
  const weeks = jan1 === fourth || (length === 366 && (jan1 + 1) % 7 === fourth) ? 53 : 52;
  return { year, number, weeks };
}

function dayAllowed(rule: OracleRule, wall: number, start: number): boolean {
  const { byMonth, byWeekNo, byYearDay, byMonthDay, byDay, freq } = rule;
  const date = new Date(wall);
  const [year, month, day, weekday] = [
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCDay(),
  ];
  const own = new Date(start);
  const monthLength = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const yearDay = dayNumber(wall) - dayNumber(utc(year, 1, 1)) + 1;
  const yearLength = dayNumber(utc(year + 1, 1, 1)) - dayNumber(utc(year, 1, 1));
  if (byMonth !== undefined && !byMonth.includes(month)) return false;
  if (byWeekNo !== undefined) {
    const { number, weeks } = weekOf(wall, rule.weekStart);
    if (!byWeekNo.includes(number) && !byWeekNo.includes(number - weeks - 1)) return false;
  }
  if (
    byYearDay !== undefined &&
    !byYearDay.includes(yearDay) &&
    !byYearDay.includes(yearDay - yearLength - 1)
  ) {
    return false;
  }
  if (byMonthDay !== undefined && !byMonthDay.includes(day) && !byMonthDay.includes(day - monthLength - 1)) {
    return false;
  }
  if (byDay !== undefined) {
    const inMonth = freq === "MONTHLY" || byMonth !== undefined;
    const [place, size] = inMonth ? [day, monthLength] : [yearDay, yearLength];
    const [fromStart, fromEnd] = [Math.ceil(place / 7), -Math.ceil((size - place + 1) / 7)];
    const fits = byDay.some(
      (one) => one.weekday === weekday && (one.nth === 0 || one.nth === fromStart || one.nth === fromEnd),
    );
    if (!fits) return false;
  }
  // A day of the month alone is meant in the start's own month, each year.
  if (freq === "YEARLY" && !byMonth && byMonthDay && !byYearDay && !byWeekNo && !byDay) {
    return month === own.getUTCMonth() + 1;
  }
  const saysDay = byYearDay !== undefined || byMonthDay !== undefined || byDay !== undefined;
  if (saysDay) return true;
  switch (freq) {
    case "YEARLY":
      if (byWeekNo !== undefined) return weekday === own.getUTCDay();
      return day === own.getUTCDate() && (byMonth !== undefined || month === own.getUTCMonth() + 1);
    case "MONTHLY":
      return day === own.getUTCDate();
    case "WEEKLY":
      return weekday === own.getUTCDay();
    default:
      return true;
  }
}

const times = new WeakMap<OracleRule, number[]>();

/** Times of day, sorted; a part that is absent is the start's own where a step is longer than it. */
function timesOfDay(rule: OracleRule, start: number): number[] {
  const known = times.get(rule);
  if (known !== undefined) return known;
  const own = new Date(start);
  const every = (count: number) => Array.from({ length: count }, (_, index) => index);
  const rank = ["SECONDLY", "MINUTELY", "HOURLY"].indexOf(rule.freq);
  const hours = rule.byHour ?? (rank >= 0 ? every(24) : [own.getUTCHours()]);
  const minutes = rule.byMinute ?? (rank === 0 || rank === 1 ? every(60) : [own.getUTCMinutes()]);
  const seconds = rule.bySecond ?? (rank === 0 ? every(60) : [own.getUTCSeconds()]);
  const made = hours
    .flatMap((hour) =>
      minutes.flatMap((minute) => seconds.map((second) => ((hour * 60 + minute) * 60 + second) * 1000)),
    )
    .sort((a, b) => a - b);
  times.set(rule, made);
  return made;
}
