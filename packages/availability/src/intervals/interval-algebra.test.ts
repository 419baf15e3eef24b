import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clip, intersect, pad, subtract } from "./interval-algebra.ts";
import { union } from "./interval-union.ts";
import {
  type Intervals,
  intervalsFrom,
  LAST_MINUTE,
  noIntervals,
  sameIntervals,
  toRanges,
} from "./intervals.ts";
import type { MinuteRange } from "./minutes.ts";

/** Sets live in the middle of a small grid of minutes, so that they often touch and padding stays on the grid. */
const GRID = 120;
const MARGIN = 30;

const anyRange = fc
  .tuple(fc.integer({ min: MARGIN, max: GRID - MARGIN }), fc.integer({ min: 0, max: 12 }))
  .map(([start, length]): MinuteRange => ({ start, end: Math.min(start + length, GRID - MARGIN) }));
const anyRanges = fc.array(anyRange, { maxLength: 12 });
const anySet = anyRanges.map(intervalsFrom);

type Grid = boolean[];

function gridOf(isInside: (minute: number) => boolean): Grid {
  return Array.from({ length: GRID }, (_, minute) => isInside(minute));
}

function gridOfSet(set: Intervals): Grid {
  return gridOf((minute) => toRanges(set).some(({ start, end }) => start <= minute && minute < end));
}

function expectSet(set: Intervals, expected: Grid): void {
  expect(gridOfSet(set)).toEqual(expected);
  for (let i = 1; i < set.length; i++) expect(set[i]).toBeGreaterThan(set[i - 1] ?? Number.NaN);
}

describe("against a grid of minutes", () => {
  test("any ranges make the set of their minutes", () => {
    fc.assert(
      fc.property(anyRanges, (ranges) => {
        const expected = gridOf((minute) => ranges.some(({ start, end }) => start <= minute && minute < end));
        expectSet(intervalsFrom(ranges), expected);
      }),
    );
  });

  test("a union holds what any set holds", () => {
    fc.assert(
      fc.property(fc.array(anySet, { maxLength: 6 }), (sets) => {
        const grids = sets.map(gridOfSet);
        expectSet(
          union(sets),
          gridOf((minute) => grids.some((grid) => grid[minute])),
        );
      }),
    );
  });

  test("an intersection holds what both sets hold", () => {
    fc.assert(
      fc.property(anySet, anySet, (a, b) => {
        const [inA, inB] = [gridOfSet(a), gridOfSet(b)];
        expectSet(
          intersect(a, b),
          gridOf((minute) => inA[minute] === true && inB[minute] === true),
        );
      }),
    );
  });

  test("a difference holds what only the first set holds", () => {
    fc.assert(
      fc.property(anySet, anySet, (a, b) => {
        const [inA, inB] = [gridOfSet(a), gridOfSet(b)];
        expectSet(
          subtract(a, b),
          gridOf((minute) => inA[minute] === true && inB[minute] === false),
        );
      }),
    );
  });

  test("a clipped set holds what lies in the range", () => {
    fc.assert(
      fc.property(anySet, anyRange, (a, range) => {
        const inA = gridOfSet(a);
        expectSet(
          clip(a, range),
          gridOf((minute) => inA[minute] === true && range.start <= minute && minute < range.end),
        );
      }),
    );
  });

  test("a padded set holds what lies before, in and after its intervals", () => {
    const anyPadding = fc.integer({ min: 0, max: MARGIN });
    fc.assert(
      fc.property(anySet, anyPadding, anyPadding, (a, before, after) => {
        const ranges = toRanges(a);
        expectSet(
          pad(a, before, after),
          gridOf((minute) =>
            ranges.some(({ start, end }) => start - before <= minute && minute < end + after),
          ),
        );
      }),
    );
  });
});

test("merges overlapping and touching ranges and drops empty ones", () => {
  const ranges = [
    { start: 50, end: 60 },
    { start: 10, end: 20 },
    { start: 20, end: 30 },
    { start: 25, end: 27 },
    { start: 40, end: 40 },
  ];
  expect(toRanges(intervalsFrom(ranges))).toEqual([
    { start: 10, end: 30 },
    { start: 50, end: 60 },
  ]);
});

test("keeps minutes of the far future, where signed 32 bits would not do", () => {
  const lateIn2100 = { start: 68_900_000, end: 4_200_000_000 };
  expect(toRanges(intervalsFrom([lateIn2100]))).toEqual([lateIn2100]);
});

test("cuts off what lies outside the representable minutes, instead of wrapping around", () => {
  const all = intervalsFrom([{ start: -5, end: Number.MAX_SAFE_INTEGER }]);
  expect(toRanges(all)).toEqual([{ start: 0, end: LAST_MINUTE }]);
  expect(toRanges(pad(intervalsFrom([{ start: 5, end: LAST_MINUTE - 5 }]), 10, 10))).toEqual(toRanges(all));
  expect(toRanges(clip(all, { start: -10, end: 10 }))).toEqual([{ start: 0, end: 10 }]);
});

test("a union of no sets is empty", () => {
  expect(toRanges(union([]))).toEqual([]);
  expect(toRanges(union([noIntervals, noIntervals]))).toEqual([]);
});

test("operations leave their arguments as they were", () => {
  const a = intervalsFrom([{ start: 10, end: 20 }]);
  const b = intervalsFrom([{ start: 15, end: 30 }]);
  for (const operation of [intersect, subtract]) operation(a, b);
  union([a, b]);
  pad(a, 1, 1);
  expect([...a, ...b]).toEqual([10, 20, 15, 30]);
});

test("tells sets apart", () => {
  const a = intervalsFrom([{ start: 10, end: 20 }]);
  expect(sameIntervals(a, Uint32Array.of(10, 20))).toBe(true);
  expect(sameIntervals(a, Uint32Array.of(10, 21))).toBe(false);
  expect(sameIntervals(a, Uint32Array.of(10, 20, 30, 40))).toBe(false);
});
