import fc from "fast-check";
import { expect, test } from "vitest";
import { atLeast } from "./at-least.ts";
import { intersect } from "./interval-algebra.ts";
import { union } from "./interval-union.ts";
import { intervalsFrom } from "./intervals.ts";

const anySet = fc
  .array(fc.tuple(fc.nat(60), fc.nat(20)), { maxLength: 6 })
  .map((ranges) => intervalsFrom(ranges.map(([start, length]) => ({ start, end: start + length }))));

test("holds the minutes that are in so many of the sets, minute by minute", () => {
  fc.assert(
    fc.property(fc.array(anySet, { maxLength: 6 }), fc.integer({ min: 1, max: 7 }), (sets, count) => {
      const isIn = (minute: number) => (set: Uint32Array) =>
        set.some((edge, i) => i % 2 === 0 && edge <= minute && minute < (set[i + 1] ?? 0));
      const minutes = Array.from({ length: 100 }, (_, minute) => minute);
      const expected = minutes.filter((minute) => sets.filter(isIn(minute)).length >= count);
      expect(atLeast(sets, count)).toEqual(
        intervalsFrom(expected.map((minute) => ({ start: minute, end: minute + 1 }))),
      );
    }),
    { numRuns: 500 },
  );
});

test("is the union for one, and the intersection for as many as there are sets", () => {
  fc.assert(
    fc.property(anySet, anySet, (a, b) => {
      expect(atLeast([a, b], 1)).toEqual(union([a, b]));
      expect(atLeast([a, b], 2)).toEqual(intersect(a, b));
    }),
  );
});
