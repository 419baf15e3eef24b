import fc from "fast-check";
import type { EventEdit, EventShape } from "./command.ts";

/** Zones whose clocks change on other days than others', at midnight, by half an hour, or never. */
export const zones = [
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kolkata",
  "Pacific/Auckland",
  "Africa/Cairo",
  "America/Santiago",
  "Australia/Lord_Howe",
  "Pacific/Honolulu",
  "UTC",
];

const showAs = fc.constantFrom<EventShape["showAs"]>(
  "busy",
  "busy",
  "busy",
  "oof",
  "tentative",
  "unknown",
  "free",
  "workingElsewhere",
);

const minute = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 1439 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1380, 1439) },
);

/** Minutes; now and then none, or past midnight, or for days. */
const length = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(15, 30, 45, 60, 90) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 600, 1440, 4000) },
);

const day = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: -3, max: 20 }) },
  { weight: 2, arbitrary: fc.integer({ min: -40, max: 140 }) },
);

const weekdays = fc
  .subarray(["MO", "TU", "WE", "TH", "FR", "SA", "SU"], { minLength: 1 })
  .map((days) => days.join(","));
const count = fc.integer({ min: 1, max: 40 }).map((times) => `;COUNT=${times}`);
const ending = fc.oneof(fc.constant(""), count);
const interval = fc.integer({ min: 1, max: 3 });

const recurrence = fc.oneof(
  fc.tuple(interval, ending).map(([every, end]) => `FREQ=DAILY;INTERVAL=${every}${end}`),
  fc
    .tuple(interval, weekdays, ending)
    .map(([every, days, end]) => `FREQ=WEEKLY;INTERVAL=${every};BYDAY=${days}${end}`),
  fc
    .tuple(fc.integer({ min: 1, max: 28 }), ending)
    .map(([date, end]) => `FREQ=MONTHLY;BYMONTHDAY=${date}${end}`),
  fc
    .tuple(fc.constantFrom("1", "2", "4", "-1"), fc.constantFrom("MO", "WE", "SU"), ending)
    .map(([nth, weekday, end]) => `FREQ=MONTHLY;BYDAY=${nth}${weekday}${end}`),
);

export const eventShape: fc.Arbitrary<EventShape> = fc.record({
  day,
  minute,
  second: fc.constantFrom(0, 0, 0, 30),
  length,
  allDay: fc.constantFrom(false, false, true),
  showAs,
  zone: fc.option(fc.constantFrom(...zones), { freq: 3 }),
  recurrence: fc.option(recurrence, { freq: 2 }).map((rule) => rule ?? null),
});

const move = fc.record({ day, minute, length }).map((to): EventEdit => ({ move: to }));
const flags: fc.Arbitrary<EventEdit>[] = [
  showAs.map((status) => ({ showAs: status })),
  fc.boolean().map((allDay) => ({ allDay })),
  fc.boolean().map((isCancelled) => ({ isCancelled })),
];

/** Of a single event or a whole series. */
export const eventEdit: fc.Arbitrary<EventEdit> = fc.oneof(
  move,
  move,
  ...flags,
  fc.option(recurrence).map((rule): EventEdit => ({ recurrence: rule })),
);

/** Of one occurrence, which can't repeat by itself. */
export const occurrenceEdit: fc.Arbitrary<EventEdit> = fc.oneof(move, ...flags);
