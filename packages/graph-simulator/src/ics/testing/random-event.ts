import fc from "fast-check";
import type { OracleRule } from "../../recurrence/rules/testing/oracle.ts";
import { DAY_MS } from "../../time/day.ts";

/** How an event's length is written. */
export type PlannedLength = { kind: "end" | "duration"; minutes: number } | { kind: "nominal"; days: number };
/** An event as the generator means it, from which both the file's text and the oracle's answer are made. */
export type PlannedEvent = {
  /** A zone, "floating", or "date" for an all-day event. */
  zone: string;
  /** DTSTART on the wall clock. */
  start: number;
  length: PlannedLength;
  rules: OracleRule[];
  /** Where UNTIL lies, in days after the start; how it is written depends on the zone. */
  untilDays: number | null;
  untilLocal: boolean;
  /** RDATE, minutes after the start. */
  addedMinutes: number[];
  /** Which of the occurrences are excluded, and which one is moved and by how many minutes. */
  excluded: number[];
  moved: { which: number; minutes: number; length: number } | null;
};

const FREQUENCIES = ["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY"] as const;

const sometimes = <Value>(arbitrary: fc.Arbitrary<Value>) =>
  fc.option(arbitrary, { nil: undefined, freq: 3 });
const numbers = (min: number, max: number, maxLength = 4) =>
  fc.uniqueArray(
    fc.integer({ min, max }).filter((value) => value !== 0 || min === 0),
    { minLength: 1, maxLength },
  );
const rarely = <Value>(arbitrary: fc.Arbitrary<Value>) =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: 3 }, { arbitrary, weight: 1 });

function ruleOf(freq: OracleRule["freq"], isDate: boolean): fc.Arbitrary<OracleRule> {
  const [yearly, monthly, weekly] = [freq === "YEARLY", freq === "MONTHLY", freq === "WEEKLY"];
  const rank = FREQUENCIES.indexOf(freq);
  const never = fc.constant(undefined);
  const nth = yearly
    ? fc.integer({ min: -53, max: 53 })
    : monthly
      ? fc.integer({ min: -5, max: 5 })
      : fc.constant(0);
  const time = <Value>(arbitrary: fc.Arbitrary<Value>) => (isDate ? never : rarely(arbitrary));
  return fc
    .record({
      freq: fc.constant(freq),
      interval: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: rank > 4 ? 90 : 5 })),
      weekStart: fc.integer({ min: 0, max: 6 }),
      count: sometimes(fc.integer({ min: 1, max: 30 })),
      byMonth: rarely(numbers(1, 12)),
      byWeekNo: yearly ? rarely(numbers(-53, 53)) : never,
      byYearDay: yearly || rank > 3 ? rarely(numbers(-366, 366, 12)) : never,
      byMonthDay: weekly ? never : rarely(numbers(-31, 31, 8)),
      byDay: rarely(
        fc.array(fc.record({ nth: fc.oneof(fc.constant(0), nth), weekday: fc.integer({ min: 0, max: 6 }) }), {
          minLength: 1,
          maxLength: 4,
        }),
      ),
      byHour: time(numbers(0, 23, 3)),
      byMinute: time(numbers(0, 59, 3)),
      bySecond: time(numbers(0, 59, 2)),
      bySetPos: rarely(numbers(-4, 4, 2)),
    })
    .map((rule) => valid(rule));
}

/** What the RFC's table forbids isn't generated: numbered weekdays beside BYWEEKNO, BYSETPOS alone, steps without end. */
function valid(draft: { [Name in keyof OracleRule]: OracleRule[Name] | undefined }): OracleRule {
  const { freq = "DAILY", interval = 1, weekStart = 1, ...parts } = draft;
  const given = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
  const rule: OracleRule = { freq, interval, weekStart, ...given };
  if (rule.byWeekNo !== undefined && rule.byDay !== undefined) {
    rule.byDay = rule.byDay.map(({ weekday }) => ({ nth: 0, weekday }));
  }
  const others = Object.keys(given).filter((name) => name.startsWith("by") && name !== "bySetPos");
  if (others.length === 0) delete rule.bySetPos;
  if (["HOURLY", "MINUTELY", "SECONDLY"].includes(freq)) rule.count ??= 25;
  return rule;
}

/** An event with one rule or two, in one of these zones, floating, or all day. */
export function plannedEvent(zones: readonly string[]): fc.Arbitrary<PlannedEvent> {
  const zone = fc.oneof(
    { arbitrary: fc.constantFrom(...zones), weight: 8 },
    { arbitrary: fc.constantFrom("floating", "date"), weight: 2 },
  );
  return fc.tuple(zone, fc.constantFrom(...FREQUENCIES)).chain(([zoneName, freq]) => {
    const isDate = zoneName === "date";
    const possible = isDate && FREQUENCIES.indexOf(freq) > 3 ? "DAILY" : freq;
    const day = fc.integer({ min: Date.UTC(2022, 0, 1) / DAY_MS, max: Date.UTC(2026, 11, 31) / DAY_MS });
    const length: fc.Arbitrary<PlannedLength> = isDate
      ? fc.record({ kind: fc.constant("nominal"), days: fc.integer({ min: 1, max: 3 }) })
      : fc.oneof(
          fc.record({ kind: fc.constantFrom("end", "duration"), minutes: fc.integer({ min: 0, max: 600 }) }),
          fc.record({ kind: fc.constant("nominal"), days: fc.integer({ min: 1, max: 2 }) }),
        );
    return fc.record({
      zone: fc.constant(zoneName),
      start: fc
        .tuple(day, fc.oneof(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 200 })))
        .map(([number, minute]) => number * DAY_MS + (isDate ? 0 : minute * 60_000)),
      length,
      rules: fc.oneof(
        { arbitrary: fc.tuple(ruleOf(possible, isDate)), weight: 9 },
        { arbitrary: fc.tuple(ruleOf(possible, isDate), ruleOf("WEEKLY", isDate)), weight: 1 },
      ),
      untilDays: fc.option(fc.integer({ min: 0, max: 900 }), { freq: 3 }),
      untilLocal: fc.boolean(),
      addedMinutes: fc.array(fc.integer({ min: 1, max: 60 * 24 * 200 }), { maxLength: 2 }),
      excluded: fc.array(fc.nat({ max: 20 }), { maxLength: 3 }),
      moved: fc.option(
        fc.record({
          which: fc.nat({ max: 20 }),
          minutes: fc.integer({ min: -3000, max: 3000 }),
          length: fc.integer({ min: 1, max: 300 }),
        }),
      ),
    });
  });
}
