import { Temporal } from "temporal-polyfill";
import type { OracleRule } from "../../recurrence/rules/testing/oracle.ts";
import { oracleStarts } from "../../recurrence/rules/testing/oracle.ts";
import { DAY_MS } from "../../time/day.ts";
import { component } from "./ics-text.ts";
import type { PlannedEvent } from "./random-event.ts";

const WEEKDAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
/** How far a rule is compared, in days from its start. */
const WINDOW_DAYS = {
  YEARLY: 1500,
  MONTHLY: 700,
  WEEKLY: 400,
  DAILY: 250,
  HOURLY: 90,
  MINUTELY: 8,
  SECONDLY: 2,
};

type Occurrence = { start: number; end: number };
/** What a planned event is in a file, and when it takes place by the oracle within a window of instants. */
export type Answer = { text: string; window: Occurrence; occurrences: Occurrence[] };

/** Writes a planned event and answers it. Its zone is written as `tzid`, under the name that the file gives it. */
export function answer(plan: PlannedEvent, uid: string, tzid: string): Answer {
  const civil = civilTime(plan.zone);
  const days = Math.min(...plan.rules.map(({ freq }) => WINDOW_DAYS[freq]));
  const end = plan.start + days * DAY_MS;
  const until = plan.untilDays === null ? null : plan.start + plan.untilDays * DAY_MS;
  const [first] = plan.rules;
  const starts = plan.rules
    .flatMap((rule) =>
      oracleStarts(
        rule,
        plan.start,
        Math.min(end, (rule === first ? until : null) ?? end) + 1000,
        civil.isReal,
      ),
    )
    .filter((wall) => wall < end);
  const added = plan.addedMinutes.map((minutes) =>
    plan.zone === "date" ? plan.start + Math.ceil(minutes / 1440) * DAY_MS : plan.start + minutes * 60_000,
  );
  const all = sorted([...starts, ...added].map(civil.instant));
  const excluded = new Set(plan.excluded.map((which) => all[which]).filter((start) => start !== undefined));
  const left = all.filter((start) => !excluded.has(start));
  const moved = plan.moved === null ? undefined : left[plan.moved.which];
  const window = { start: civil.instant(plan.start) - 5 * DAY_MS, end: civil.instant(end) - 5 * DAY_MS };
  const occurrences = left
    .filter((start) => start !== moved)
    .map((start) => ({ start, end: civil.endOf(start, plan) }));
  const change = moved === undefined || plan.moved === null ? null : changeOf(plan.moved, moved, plan.zone);
  if (change !== null) occurrences.push(change);
  return {
    text: [
      component("VEVENT", `UID:${uid}`, ...lines(plan, tzid, until, added, [...excluded])),
      ...(change === null || moved === undefined ? [] : [changeText(uid, plan.zone, moved, change)]),
    ].join("\n"),
    window,
    occurrences: occurrences
      .filter((one) => one.start < window.end && (one.end > window.start || one.start >= window.start))
      .sort((a, b) => a.start - b.start || a.end - b.end),
  };
}

/** What a zone means, by Temporal alone. All-day and floating events are meant in UTC. */
function civilTime(zone: string) {
  const name = zone === "date" || zone === "floating" ? "UTC" : zone;
  const plain = (wall: number) => Temporal.PlainDateTime.from(new Date(wall).toISOString().slice(0, 19));
  const zoned = (wall: number) => plain(wall).toZonedDateTime(name);
  return {
    instant: (wall: number) => zoned(wall).epochMilliseconds,
    isReal: (wall: number) => zoned(wall).toPlainDateTime().equals(plain(wall)),
    endOf: (start: number, { length }: PlannedEvent) =>
      length.kind === "nominal"
        ? Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(name).add({ days: length.days })
            .epochMilliseconds
        : start + length.minutes * 60_000,
  };
}

function changeOf(
  { minutes, length }: NonNullable<PlannedEvent["moved"]>,
  start: number,
  zone: string,
): Occurrence {
  const from = zone === "date" ? start + Math.trunc(minutes / 1440) * DAY_MS : start + minutes * 60_000;
  return { start: from, end: from + (zone === "date" ? DAY_MS : length * 60_000) };
}

function changeText(uid: string, zone: string, original: number, { start, end }: Occurrence): string {
  const form = (ms: number) => (zone === "date" ? `;VALUE=DATE:${basic(ms).slice(0, 8)}` : `:${basic(ms)}Z`);
  return component(
    "VEVENT",
    `UID:${uid}`,
    `RECURRENCE-ID${form(original)}`,
    `DTSTART${form(start)}`,
    `DTEND${form(end)}`,
  );
}

function lines(
  { zone, start, length, rules, untilLocal }: PlannedEvent,
  tzid: string,
  until: number | null,
  added: readonly number[],
  excluded: readonly number[],
): string[] {
  const isDate = zone === "date";
  const { instant, endOf } = civilTime(zone);
  const local = (name: string, wall: number) => {
    if (isDate) return `${name};VALUE=DATE:${basic(wall).slice(0, 8)}`;
    return zone === "floating" ? `${name}:${basic(wall)}` : `${name};TZID=${tzid}:${basic(wall)}`;
  };
  const untilText = (wall: number) => {
    if (isDate) return basic(wall).slice(0, 8);
    return zone === "floating" || untilLocal ? basic(wall) : `${basic(instant(wall))}Z`;
  };
  const end = {
    end: () => `DTEND:${basic(instant(start) + (length.kind === "nominal" ? 0 : length.minutes) * 60_000)}Z`,
    duration: () => `DURATION:PT${length.kind === "nominal" ? 0 : length.minutes}M`,
    nominal: () =>
      isDate
        ? local("DTEND", endOf(start, { length } as PlannedEvent))
        : `DURATION:P${length.kind === "nominal" ? length.days : 0}D`,
  }[length.kind]();
  return [
    local("DTSTART", start),
    end,
    ...rules.map(
      (rule, index) =>
        `RRULE:${ruleText(rule)}${index === 0 && until !== null ? `;UNTIL=${untilText(until)}` : ""}`,
    ),
    ...added.map((wall) => local("RDATE", wall)),
    ...excluded.map((ms) => (isDate ? local("EXDATE", ms) : `EXDATE:${basic(ms)}Z`)),
  ];
}

function ruleText(rule: OracleRule): string {
  const list = (name: string, values: readonly unknown[] | undefined) =>
    values === undefined ? [] : [`${name}=${values.join(",")}`];
  return [
    `FREQ=${rule.freq}`,
    `WKST=${WEEKDAYS[rule.weekStart]}`,
    ...(rule.interval === 1 ? [] : [`INTERVAL=${rule.interval}`]),
    ...(rule.count === undefined ? [] : [`COUNT=${rule.count}`]),
    ...list("BYMONTH", rule.byMonth),
    ...list("BYWEEKNO", rule.byWeekNo),
    ...list("BYYEARDAY", rule.byYearDay),
    ...list("BYMONTHDAY", rule.byMonthDay),
    ...list(
      "BYDAY",
      rule.byDay?.map(({ nth, weekday }) => `${nth === 0 ? "" : nth}${WEEKDAYS[weekday]}`),
    ),
    ...list("BYHOUR", rule.byHour),
    ...list("BYMINUTE", rule.byMinute),
    ...list("BYSECOND", rule.bySecond),
    ...list("BYSETPOS", rule.bySetPos),
  ].join(";");
}

function basic(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:]/g, "");
}

function sorted(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
