import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { intervalsFrom } from "./intervals.ts";
import { decodeIntervals, encodeIntervals, MalformedIntervalsError } from "./packed-month.ts";

test("what is encoded decodes to the same set", () => {
  const anyMinute = fc.integer({ min: 0, max: 0xffff_ffff });
  fc.assert(
    fc.property(fc.array(fc.record({ start: anyMinute, end: anyMinute })), (ranges) => {
      const intervals = intervalsFrom(ranges);
      expect(decodeIntervals(encodeIntervals(intervals))).toEqual(intervals);
    }),
  );
});

test("stores each minute as four bytes, the lowest first", () => {
  expect([...encodeIntervals(Uint32Array.of(0x01020304, 0xa1b2c3d4))]).toEqual([
    0x04, 0x03, 0x02, 0x01, 0xd4, 0xc3, 0xb2, 0xa1,
  ]);
});

test("decodes from any place in a larger buffer", () => {
  const larger = new Uint8Array(11);
  larger.set(encodeIntervals(Uint32Array.of(60, 90)), 3);
  expect(decodeIntervals(larger.subarray(3))).toEqual(Uint32Array.of(60, 90));
});

describe("refuses what encoding can't have written", () => {
  const problemOf = (bytes: Uint8Array) => {
    try {
      return decodeIntervals(bytes);
    } catch (error) {
      return error instanceof MalformedIntervalsError ? error.kind : error;
    }
  };

  test.each([1, 4, 12])("%i bytes", (length) => {
    expect(problemOf(new Uint8Array(length))).toBe("bad_length");
  });

  test.each([
    ["an empty interval", [60, 60]],
    ["a reversed interval", [90, 60]],
    ["unsorted intervals", [60, 90, 10, 20]],
    ["touching intervals", [60, 90, 90, 120]],
  ])("%s", (_, minutes) => {
    expect(problemOf(encodeIntervals(Uint32Array.from(minutes)))).toBe("unsorted");
  });
});
