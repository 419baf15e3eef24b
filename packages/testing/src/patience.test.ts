import { expect, test } from "vitest";
import { stretched } from "./patience.ts";

test("an idle machine gets the time that is named, or one that doesn't tell", () => {
  expect(stretched(1_000, 0, 2)).toBe(1_000);
  expect(stretched(1_000, 1, 2)).toBe(1_000);
});

test("a busy machine gets more time the more processes want each processor", () => {
  expect(stretched(1_000, 4, 2)).toBe(4_000);
  expect(stretched(1_000, 20, 2)).toBe(20_000);
  expect(stretched(1_000, 20, 20)).toBe(2_000);
});

// Seen failing: AbortSignal.timeout throws a RangeError for 30299.999999999996, at some loads only.
test("a time is whole milliseconds at any load", () => {
  for (let load = 1; load < 20; load += 0.01) expect(stretched(10_000, load, 2) % 1).toBe(0);
});
