import fc from "fast-check";
import { expect, test } from "vitest";
import type { SeriesMaster } from "../events/event.ts";
import { DAY_MS } from "../time/day.ts";
import { instantToWall, wallToInstant } from "../time/wall-clock.ts";
import { occurrenceStarts } from "./occurrence-starts.ts";
import { patternToRrule } from "./pattern-to-rrule.ts";
import type { PatternedRecurrence } from "./patterned-recurrence.ts";
import { DAYS_OF_WEEK, patternedRecurrenceSchema, WEEK_INDEXES } from "./patterned-recurrence.ts";
import { rruleToPattern } from "./rrule-to-pattern.ts";

function series(rrule: string, start: string, zone: string, allDay = false): SeriesMaster {
  const ms = allDay ? Date.parse(`${start}Z`) : wallToInstant(Date.parse(`${start}Z`), zone);
  return {
    type: "seriesMaster",
    key: "k",
    mailboxId: "m",
    calendarId: "c",
    iCalUId: "u",
    subject: "",
    showAs: "busy",
    sensitivity: "normal",
    isCancelled: false,
    span: { allDay, start: ms, end: ms + (allDay ? DAY_MS : 3_600_000) },
    zone,
    details: {},
    transactionId: null,
    changeKey: "",
    createdAt: 0,
    modifiedAt: 0,
    series: {
      rules: [rrule],
      anchor: { start: ms, wall: Date.parse(`${start}Z`) },
      part: null,
      nominalDays: 0,
      pattern: null,
      added: [],
      excluded: [],
    },
  };
}

function starts(master: SeriesMaster, from: string, to: string): string[] {
  return occurrenceStarts(master, Date.parse(from), Date.parse(to)).map((ms) =>
    new Date(ms).toISOString().slice(0, 16),
  );
}

function recurrence(pattern: object, range: object = { type: "noEnd" }): PatternedRecurrence {
  return patternedRecurrenceSchema.parse({ pattern, range: { startDate: "2026-01-01", ...range } });
}

test("a weekly series keeps its wall-clock time when daylight saving ends", () => {
  const master = series("FREQ=WEEKLY;BYDAY=MO", "2026-10-05T09:00", "Europe/Berlin");
  expect(starts(master, "2026-10-19", "2026-11-03")).toEqual([
    "2026-10-19T07:00",
    "2026-10-26T08:00",
    "2026-11-02T08:00",
  ]);
});

test("an all-day series is the same dates in every zone", () => {
  const master = series("FREQ=DAILY;COUNT=3", "2026-03-28T00:00", "America/New_York", true);
  expect(starts(master, "2026-03-01", "2026-05-01")).toEqual([
    "2026-03-28T00:00",
    "2026-03-29T00:00",
    "2026-03-30T00:00",
  ]);
});

test("a window's occurrences don't depend on which windows were asked for before", () => {
  const day = fc.integer({ min: 0, max: 700 });
  fc.assert(
    fc.property(day, day, fc.array(day, { maxLength: 3 }), (a, b, earlier) => {
      const origin = Date.parse("2026-01-01T00:00Z");
      const [from, to] = [origin + Math.min(a, b) * DAY_MS, origin + Math.max(a, b) * DAY_MS];
      const fresh = series("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH", "2026-01-06T22:30", "America/New_York");
      const used = { ...fresh };
      for (const offset of earlier)
        occurrenceStarts(used, origin + offset * DAY_MS, origin + (offset + 90) * DAY_MS);
      const found = occurrenceStarts(used, from, to);
      expect(found).toEqual(occurrenceStarts(fresh, from, to));
      for (const start of found) {
        expect(new Date(instantToWall(start, "America/New_York")).toISOString().slice(11, 16)).toBe("22:30");
      }
    }),
    { numRuns: 30 },
  );
});

test("deleted starts are left out and additional ones put in", () => {
  const master = series("FREQ=DAILY", "2026-06-01T10:00", "UTC");
  const [excluded, added] = [Date.parse("2026-06-02T10:00Z"), Date.parse("2026-06-02T15:00Z")];
  const changed = { ...master, series: { ...master.series, excluded: [excluded], added: [added] } };
  expect(starts(changed, "2026-06-01", "2026-06-04")).toEqual([
    "2026-06-01T10:00",
    "2026-06-02T15:00",
    "2026-06-03T10:00",
  ]);
});

test("a rule without bounds, from an older data file, leaves its series the start it counts from", () => {
  expect(starts(series("FREQ=SECONDLY", "2026-06-01T10:00", "UTC"), "2026-01-01", "2030-01-01")).toEqual([
    "2026-06-01T10:00",
  ]);
});

test.each([
  [{ type: "daily", interval: 3 }, "FREQ=DAILY;INTERVAL=3"],
  [
    { type: "weekly", daysOfWeek: ["monday", "friday"], firstDayOfWeek: "monday" },
    "FREQ=WEEKLY;BYDAY=MO,FR;WKST=MO;INTERVAL=1",
  ],
  [{ type: "absoluteMonthly", dayOfMonth: 15 }, "FREQ=MONTHLY;BYMONTHDAY=15;INTERVAL=1"],
  [
    { type: "relativeMonthly", daysOfWeek: ["tuesday"], index: "second" },
    "FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2;INTERVAL=1",
  ],
  [
    { type: "relativeMonthly", daysOfWeek: ["friday"], index: "last" },
    "FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1;INTERVAL=1",
  ],
  [{ type: "absoluteYearly", month: 7, dayOfMonth: 4 }, "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=4;INTERVAL=1"],
  [
    { type: "relativeYearly", month: 11, daysOfWeek: ["thursday"], index: "fourth" },
    "FREQ=YEARLY;BYMONTH=11;BYDAY=TH;BYSETPOS=4;INTERVAL=1",
  ],
])("turns the pattern %j into a rule", (pattern, rrule) => {
  expect(patternToRrule(recurrence(pattern), "UTC")).toBe(rrule);
});

test("an end date means the end of that day in the series' zone", () => {
  const range = { type: "endDate", endDate: "2026-03-29" };
  expect(patternToRrule(recurrence({ type: "daily" }, range), "Europe/Berlin")).toContain(
    "UNTIL=20260329T215959Z",
  );
});

test("the 31st of every month is the last day of a shorter one", () => {
  const rrule = patternToRrule(recurrence({ type: "absoluteMonthly", dayOfMonth: 31 }), "UTC") ?? "";
  expect(starts(series(rrule, "2026-01-31T10:00", "UTC"), "2026-01-01", "2026-05-01")).toEqual([
    "2026-01-31T10:00",
    "2026-02-28T10:00",
    "2026-03-31T10:00",
    "2026-04-30T10:00",
  ]);
});

test("a pattern that lacks what its type needs gives no rule", () => {
  expect(patternToRrule(recurrence({ type: "weekly" }), "UTC")).toBeNull();
  expect(patternToRrule(recurrence({ type: "relativeYearly", daysOfWeek: ["monday"] }), "UTC")).toBeNull();
});

test("a Graph recurrence survives the way through a rule and back", () => {
  const days = fc.subarray([...DAYS_OF_WEEK], { minLength: 1 });
  const pattern = fc.oneof(
    fc.record({ type: fc.constant("daily"), interval: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ type: fc.constant("weekly"), daysOfWeek: days, interval: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ type: fc.constant("absoluteMonthly"), dayOfMonth: fc.integer({ min: 1, max: 31 }) }),
    fc.record({
      type: fc.constant("relativeMonthly"),
      daysOfWeek: days,
      index: fc.constantFrom(...WEEK_INDEXES),
    }),
    fc.record({
      type: fc.constant("absoluteYearly"),
      month: fc.integer({ min: 1, max: 12 }),
      dayOfMonth: fc.integer({ min: 1, max: 28 }),
    }),
  );
  const range = fc.oneof(
    fc.constant({ type: "noEnd" }),
    fc.record({ type: fc.constant("numbered"), numberOfOccurrences: fc.integer({ min: 1, max: 50 }) }),
    fc.constant({ type: "endDate", endDate: "2027-03-28" }),
  );
  fc.assert(
    fc.property(pattern, range, (chosenPattern, chosenRange) => {
      const before = recurrence({ firstDayOfWeek: "monday", ...chosenPattern }, chosenRange);
      const rrule = patternToRrule(before, "Europe/Berlin") ?? "";
      const start = wallToInstant(Date.parse("2026-01-01T09:00Z"), "Europe/Berlin");
      const after = rruleToPattern(rrule, start, "Europe/Berlin");
      expect(after?.pattern).toEqual(before.pattern);
      expect(after?.range).toMatchObject(chosenRange);
    }),
  );
});

test("a rule that Graph's patterns can't express has no pattern", () => {
  for (const rrule of [
    "FREQ=HOURLY",
    "FREQ=DAILY;BYHOUR=9,15",
    "FREQ=MONTHLY;BYDAY=1MO,3MO",
    "FREQ=YEARLY;BYWEEKNO=20",
    "FREQ=WEEKLY;BYMONTH=6",
    "FREQ=MONTHLY;BYDAY=1FR;BYMONTHDAY=13",
    "FREQ=MONTHLY;BYMONTHDAY=1,15",
    "FREQ=MONTHLY;BYMONTHDAY=31",
    "FREQ=YEARLY;BYMONTH=3,4;BYDAY=2TU",
    "RSCALE=CHINESE;FREQ=YEARLY",
  ]) {
    expect(rruleToPattern(rrule, 0, "UTC")).toBeNull();
  }
});

test("a rule's white space means nothing, in Graph's form of it too", () => {
  const start = Date.parse("2026-05-05T08:00Z");
  expect(rruleToPattern("FREQ=WEEKLY; UNTIL= 20260601T000000Z", start, "UTC")?.range).toMatchObject({
    type: "endDate",
    endDate: "2026-06-01",
  });
});
