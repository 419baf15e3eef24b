import { expect, test } from "vitest";
import { resized, type WorkerPool } from "./worker-pool.ts";

const bounds = { min: 1, max: 4 };

/** The counts of a pool that is looked at each half minute while the load wants these. */
function counts(wanted: number[], pool: WorkerPool = { count: 1, neededAt: 0 }): number[] {
  return wanted.map((number, step) => {
    pool = resized(pool, number, bounds, step * 30_000);
    return pool.count;
  });
}

test("more workers come at once, and no more than the most", () => {
  expect(counts([1, 3, 9])).toEqual([1, 3, 4]);
});

test("they go one by one, each after a minute of calm, and no fewer are there than the least", () => {
  expect(counts([4, 1, 1, 1, 1, 1, 1, 1, 1, 1])).toEqual([4, 4, 3, 3, 2, 2, 1, 1, 1, 1]);
});

test("a load that comes back within the minute keeps them all", () => {
  expect(counts([3, 1, 3, 1, 3])).toEqual([3, 3, 3, 3, 3]);
});
