import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTurns } from "./turns.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const turns = () => createTurns({ most: 2, patience: 5_000, longest: 10_000 });

test("as many as may be made at once begin; the others have their turn in order", async () => {
  const { take, end } = turns();
  const [first, second] = [await take(), await take()];
  const order: string[] = [];
  const third = take().then((id) => order.push("third") && id);
  const fourth = take().then((id) => order.push("fourth") && id);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(order).toEqual([]);
  end(first);
  end(first);
  await vi.advanceTimersByTimeAsync(0);
  expect(order).toEqual(["third"]);
  end(second);
  await fourth;
  expect(order).toEqual(["third", "fourth"]);
  expect(new Set([first, second, await third, await fourth]).size).toBe(4);
});

test("whoever has no turn within five seconds is told", async () => {
  const { take } = turns();
  await take();
  await take();
  const third = take();
  await vi.advanceTimersByTimeAsync(4_999);
  await vi.advanceTimersByTimeAsync(1);
  expect(await third).toBeNull();
});

test("a turn that nobody ends is over by itself", async () => {
  const { take } = turns();
  await take();
  await take();
  await vi.advanceTimersByTimeAsync(9_000);
  const third = take();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await third).not.toBeNull();
});
