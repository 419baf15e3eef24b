import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { atMostEvery } from "./at-most-every.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it("acts on the first call at once, and on all that follow it within the time once at its end", () => {
  const act = vi.fn();
  const { call } = atMostEvery(500, act);
  call();
  expect(act).toHaveBeenCalledTimes(1);
  call();
  call();
  expect(act).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(500);
  expect(act).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(5_000);
  expect(act).toHaveBeenCalledTimes(2);
  call();
  expect(act).toHaveBeenCalledTimes(3);
});

it("doesn't act any more once it is cancelled", () => {
  const act = vi.fn();
  const { call, cancel } = atMostEvery(500, act);
  call();
  call();
  cancel();
  vi.advanceTimersByTime(5_000);
  expect(act).toHaveBeenCalledTimes(1);
  expect(vi.getTimerCount()).toBe(0);
});
