import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { gathered } from "./gathered.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it("acts once on calls that come together, once on all that follow within the rest, then anew", () => {
  const act = vi.fn();
  const { call } = gathered({ gather: 10, rest: 500 }, act);
  call();
  call();
  expect(act).not.toHaveBeenCalled();
  vi.advanceTimersByTime(10);
  expect(act).toHaveBeenCalledTimes(1);
  call();
  call();
  vi.advanceTimersByTime(499);
  expect(act).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  expect(act).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(5_000);
  expect(act).toHaveBeenCalledTimes(2);
  call();
  vi.advanceTimersByTime(10);
  expect(act).toHaveBeenCalledTimes(3);
});

it.each(["gathering", "resting"])("doesn't act any more once it is cancelled while %s", (phase) => {
  const act = vi.fn();
  const { call, cancel } = gathered({ gather: 10, rest: 500 }, act);
  call();
  if (phase === "resting") vi.advanceTimersByTime(10);
  const before = act.mock.calls.length;
  call();
  cancel();
  vi.advanceTimersByTime(5_000);
  expect(act).toHaveBeenCalledTimes(before);
  expect(vi.getTimerCount()).toBe(0);
});
