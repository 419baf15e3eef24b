import { performance } from "node:perf_hooks";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { runInLanes } from "./lane-pool.ts";
import type { Turn } from "./lanes.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Lanes without a queue: what each is given to do, and what becomes of it. */
async function pool() {
  const open = new Map<string, (work: number) => Promise<void>>();
  const closed: string[] = [];
  const ends = new Map<number, (turn: Turn) => void>();
  let count = 0;
  let most = 0;
  let opening: Promise<void> = Promise.resolve();
  const stop = await runInLanes<number>(
    {
      async open(turn) {
        const id = `lane ${++count}`;
        open.set(id, turn);
        await opening;
        return id;
      },
      async close(id) {
        closed.push(id);
        open.delete(id);
      },
      wake() {},
      onFailure(error) {
        throw error;
      },
    },
    (work) => new Promise((resolve) => ends.set(work, resolve)),
    (lanes) => {
      most = lanes;
    },
  );
  return {
    lanes: () => [...open.keys()],
    closed,
    most: () => most,
    give: (lane: string, work: number) => void open.get(lane)?.(work),
    end: (work: number) => ends.get(work)?.("done"),
    /** Lanes take until then to open. */
    openSlowly(until: Promise<void>) {
      opening = until;
    },
    stop,
  };
}

test("two lanes wait, and another one opens whenever none does", async () => {
  const { lanes, give, most } = await pool();
  expect(lanes()).toEqual(["lane 1", "lane 2"]);
  give("lane 1", 1);
  expect(lanes()).toHaveLength(2);
  give("lane 2", 2);
  expect(lanes()).toEqual(["lane 1", "lane 2", "lane 3"]);
  expect(most()).toBe(8);
});

test("lanes that nobody needs close within a second, and busy ones stay", async () => {
  const { lanes, give, end, closed } = await pool();
  for (const work of [1, 2, 3, 4, 5]) give(`lane ${work}`, work);
  expect(lanes()).toHaveLength(6);
  for (const work of [1, 2, 3, 4]) end(work);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(lanes()).toContain("lane 5");
  expect(lanes()).toHaveLength(3);
  expect(closed).not.toContain("lane 5");
});

test("while a lane is being opened, another one closes instead", async () => {
  const world = await pool();
  let isOpen = () => {};
  world.openSlowly(
    new Promise((resolve) => {
      isOpen = resolve;
    }),
  );
  world.give("lane 1", 1);
  world.give("lane 2", 2);
  expect(world.lanes()).toHaveLength(3);
  world.end(1);
  world.end(2);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(world.closed).toEqual(["lane 1"]);
  isOpen();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(world.lanes()).toEqual(["lane 2", "lane 3"]);
});

test("a provider that is slow for all gets further lanes, second by second; none opens once it was stopped", async () => {
  const idleThread = { idle: 9, active: 1, utilization: 0.1 };
  vi.spyOn(performance, "eventLoopUtilization").mockReturnValue(idleThread);
  const { lanes, give, most, stop } = await pool();
  for (let work = 1; work <= 8; work++) give(`lane ${work}`, work);
  expect(lanes()).toHaveLength(8);
  await vi.advanceTimersByTimeAsync(1_000);
  expect([most(), lanes().length]).toEqual([10, 9]);
  stop();
  give("lane 9", 9);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(lanes()).toHaveLength(9);
});
