import fc from "fast-check";
import { expect, test } from "vitest";
import { DAY_MS } from "../time/day.ts";
import { createTimeIndex } from "./time-index.ts";

const start = fc.integer({ min: 0, max: 3000 * DAY_MS });
const length = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 9 * DAY_MS }),
  fc.integer({ min: 1, max: 900 * DAY_MS }),
);
const span = fc.tuple(start, length).map(([from, ms]) => ({ allDay: false, start: from, end: from + ms }));

test("finds every event that touches the range, however long the event or the range", () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 30 }), start, length, (spans, from, ms) => {
      const index = createTimeIndex();
      for (const [key, one] of spans.entries()) index.add(String(key), one);
      const near = index.near(from, from + ms);
      const touching = spans.flatMap((one, key) =>
        one.start <= from + ms && one.end >= from ? [String(key)] : [],
      );
      expect(touching.filter((key) => !near.has(key))).toEqual([]);
    }),
  );
});

test("forgets a removed event", () => {
  const index = createTimeIndex();
  for (const one of [
    { allDay: false, start: 0, end: 1 },
    { allDay: true, start: 0, end: 500 * DAY_MS },
  ]) {
    index.add("key", one);
    index.remove("key", one);
  }
  expect(index.near(-DAY_MS, DAY_MS)).toEqual(new Set());
});

test("leaves out what is months away", () => {
  const index = createTimeIndex();
  index.add("far", { allDay: false, start: 300 * DAY_MS, end: 301 * DAY_MS });
  expect(index.near(0, 30 * DAY_MS)).toEqual(new Set());
});
