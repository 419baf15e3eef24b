import { z } from "zod";
import type { Result } from "../../result.ts";
import { fail, ok } from "../../result.ts";
import type { CalendarYears } from "./calendars/calendar-years.ts";
import { monthCode } from "./calendars/calendar-years.ts";
import { findCalendar } from "./calendars/find-calendar.ts";
import type { RecurrenceRule, Until } from "./recurrence-rule.ts";
import { FREQUENCIES, SKIPS, WEEKDAYS } from "./recurrence-rule.ts";
import { ruleParts } from "./rule-parts.ts";

const UNTIL = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z?))?$/;
const DAY = /^([+-]?\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)$/;
const MONTH = /^\d{1,2}L?$/;
const MOST_MONTHS = 13;

const number = (least: number, most: number) =>
  z
    .string()
    .regex(/^[+-]?\d+$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most));
/** Several numbers; negative ones count from the end. */
const numbers = (least: number, most: number) => list(number(least, most)).transform(sorted);
const places = (most: number) =>
  numbers(-most, most).refine((values) => !values.includes(0), "there is no place 0");
const weekday = z.enum(WEEKDAYS).transform((code) => WEEKDAYS.indexOf(code));

const partsSchema = z.object({
  FREQ: z.enum(FREQUENCIES),
  INTERVAL: number(1, Number.MAX_SAFE_INTEGER).default(1),
  COUNT: number(1, Number.MAX_SAFE_INTEGER).nullable().default(null),
  UNTIL: z.string().transform(readUntil).nullable().default(null),
  WKST: weekday.default(1),
  RSCALE: z.string().default("GREGORIAN").transform(readScale),
  SKIP: z.enum(SKIPS).default("OMIT"),
  BYMONTH: list(z.string().regex(MONTH).transform(readMonth)).nullable().default(null),
  BYWEEKNO: places(53).nullable().default(null),
  BYYEARDAY: places(385).nullable().default(null),
  BYMONTHDAY: places(31).nullable().default(null),
  BYDAY: list(z.string().regex(DAY).transform(readDay)).nullable().default(null),
  BYHOUR: numbers(0, 23).nullable().default(null),
  BYMINUTE: numbers(0, 59).nullable().default(null),
  // A leap second is the 59th where there are none (RFC 5545, 3.3.5).
  BYSECOND: list(number(0, 60).transform((second) => Math.min(second, 59)))
    .transform(sorted)
    .nullable()
    .default(null),
  BYSETPOS: places(366).nullable().default(null),
});

/** A rule that was read, and what of its text is left out: parts that nobody knows, and numbers of weekdays that mean nothing there. */
export type ParsedRule = { rule: RecurrenceRule; unused: string[] };

/** Reads the text of a rule, e.g. `FREQ=WEEKLY;BYDAY=TU`; the error names the part that can't be used. */
export function parseRule(text: string): Result<ParsedRule, string> {
  const parts = Object.fromEntries(ruleParts(text));
  const parsed = partsSchema.safeParse(parts);
  if (!parsed.success) return fail(`its part ${String(parsed.error.issues[0]?.path[0])} can't be used`);
  const { data } = parsed;
  const rule = {
    freq: data.FREQ,
    interval: data.INTERVAL,
    count: data.COUNT,
    until: data.UNTIL,
    weekStart: data.WKST,
    years: data.RSCALE,
    skip: data.SKIP,
    byMonth: data.BYMONTH,
    byWeekNo: data.BYWEEKNO,
    byYearDay: data.BYYEARDAY,
    byMonthDay: data.BYMONTHDAY,
    byDay: placed(data.BYDAY, data.FREQ, data.BYWEEKNO !== null),
    byHour: data.BYHOUR,
    byMinute: data.BYMINUTE,
    bySecond: data.BYSECOND,
    bySetPos: data.BYSETPOS,
  };
  const unused = Object.keys(parts).filter((name) => !(name in partsSchema.shape));
  if (rule.byDay?.some(({ nth }, index) => nth !== data.BYDAY?.[index]?.nth)) unused.push("BYDAY's numbers");
  return ok({ rule, unused });
}

function list<Item extends z.ZodType<unknown, string>>(item: Item) {
  return z
    .string()
    .transform((text) => text.split(","))
    .pipe(z.array(item));
}

function sorted(values: number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

function readUntil(text: string, context: z.RefinementCtx): Until {
  const [, year, month, day, hour = "23", minute = "59", second = "59", zulu = ""] = UNTIL.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  const ms = Date.parse(`${date}T${hour}:${minute}:${second}Z`);
  // JavaScript takes February 31st for March 3rd.
  if (Number.isNaN(ms) || new Date(Date.parse(`${date}T00:00Z`)).toISOString().slice(0, 10) !== date)
    context.addIssue("no date or time");
  return { kind: zulu === "Z" ? "instant" : "wall", ms };
}

function readScale(text: string, context: z.RefinementCtx): CalendarYears {
  const years = findCalendar(text);
  if (years !== null) return years;
  context.addIssue("a calendar that isn't known here");
  return z.NEVER;
}

/** `5L` is the leap month after the fifth. */
function readMonth(text: string, context: z.RefinementCtx): string {
  const month = Number.parseInt(text, 10);
  if (month < 1 || month > MOST_MONTHS) context.addIssue("no month");
  return monthCode(month, text.endsWith("L"));
}

/** Only a month and a year have an nth weekday (RFC 5545, BYDAY); elsewhere the number means nothing. */
function placed(days: RecurrenceRule["byDay"], freq: RecurrenceRule["freq"], inWeeks: boolean) {
  const counts = (freq === "YEARLY" && !inWeeks) || freq === "MONTHLY";
  return counts || days === null ? days : days.map((day) => ({ ...day, nth: 0 }));
}

function readDay(text: string): { nth: number; weekday: number } {
  const codes: readonly string[] = WEEKDAYS;
  return { nth: Number(text.slice(0, -2)), weekday: codes.indexOf(text.slice(-2)) };
}
