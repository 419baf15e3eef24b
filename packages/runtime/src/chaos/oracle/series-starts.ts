import { instantOf, wallOf } from "./zoned-time.ts";

const day = 24 * 60 * 60_000;
const weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

/**
 * The starts of a series before `end`, found by asking of every single day whether the rule means it. Understands the
 * rules that the chaos test makes: DAILY, WEEKLY with BYDAY, MONTHLY with BYMONTHDAY or one ordinal BYDAY, INTERVAL,
 * COUNT, UNTIL. A day on which the clocks skip the start's time has none (RFC 5545, 3.3.10).
 * @param start the first start, an instant; it keeps its wall-clock time in `zone`
 */
export function seriesStarts(rrule: string, start: number, zone: string, end: number): number[] {
  const rule = new Map(rrule.split(";").map((part) => [part.split("=")[0] ?? "", part.split("=")[1] ?? ""]));
  const count = Number(rule.get("COUNT") ?? Number.POSITIVE_INFINITY);
  const until = untilOf(rule.get("UNTIL"));
  const wallStart = wallOf(start, zone);
  const firstDay = Math.floor(wallStart / day) * day;
  const starts: number[] = [];
  for (let date = firstDay; starts.length < count; date += day) {
    const wall = date + (wallStart - firstDay);
    const instant = instantOf(wall, zone);
    if (instant >= end || instant > until) break;
    if (isMeant(rule, date, firstDay) && wallOf(instant, zone) === wall) starts.push(instant);
  }
  return starts;
}

function isMeant(rule: ReadonlyMap<string, string>, date: number, firstDay: number): boolean {
  const interval = Number(rule.get("INTERVAL") ?? 1);
  switch (rule.get("FREQ")) {
    case "DAILY":
      return ((date - firstDay) / day) % interval === 0;
    case "WEEKLY": {
      const weeks = (mondayBefore(date) - mondayBefore(firstDay)) / (7 * day);
      const days = rule.get("BYDAY")?.split(",") ?? [weekday(firstDay)];
      return weeks % interval === 0 && days.includes(weekday(date));
    }
    case "MONTHLY":
      return (monthNumber(date) - monthNumber(firstDay)) % interval === 0 && isDayOfMonth(rule, date);
    default:
      throw new Error(`the oracle doesn't know the rule ${[...rule].join(";")}`);
  }
}

function isDayOfMonth(rule: ReadonlyMap<string, string>, date: number): boolean {
  const dayOfMonth = new Date(date).getUTCDate();
  const byDay = rule.get("BYDAY");
  if (byDay === undefined) return dayOfMonth === Number(rule.get("BYMONTHDAY"));
  const ordinal = Number(byDay.slice(0, -2));
  if (weekday(date) !== byDay.slice(-2)) return false;
  const isLast = monthNumber(date + 7 * day) !== monthNumber(date);
  return ordinal === -1 ? isLast : Math.ceil(dayOfMonth / 7) === ordinal;
}

const weekday = (date: number) => weekdays[new Date(date).getUTCDay()] ?? "";
const mondayBefore = (date: number) => date - ((new Date(date).getUTCDay() + 6) % 7) * day;
const monthNumber = (date: number) => new Date(date).getUTCFullYear() * 12 + new Date(date).getUTCMonth();

/** `20260401T235959Z` */
function untilOf(text: string | undefined): number {
  if (text === undefined) return Number.POSITIVE_INFINITY;
  return Date.parse(text.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, "$1-$2-$3T$4:$5:$6Z"));
}
