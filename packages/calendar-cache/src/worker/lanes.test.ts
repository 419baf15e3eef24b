import { expect, test } from "vitest";
import { type LanesSeen, nextLanes, usualLanes } from "./lanes.ts";

const quiet: LanesSeen = { finished: 10, throttled: 0, areAllBusy: false, threadBusy: 0.1 };
const slow: LanesSeen = { ...quiet, finished: 3, areAllBusy: true };

/** After so many looks that all see the same. */
const after = (looks: number, lanes: number, seen: LanesSeen) =>
  Array.from({ length: looks }).reduce<number>((now) => nextLanes(now, seen), lanes);

test("lanes stay as they are while some are free", () => {
  expect(nextLanes(usualLanes, quiet)).toBe(usualLanes);
});

test("a slow provider gets more mailboxes at once, up to four times the usual", () => {
  expect(nextLanes(usualLanes, slow)).toBe(10);
  expect(after(7, usualLanes, slow)).toBe(32);
  expect(after(50, usualLanes, slow)).toBe(32);
});

test("a process whose thread is busy gets no further lanes, and keeps those that it uses", () => {
  expect(nextLanes(usualLanes, { ...slow, threadBusy: 0.9 })).toBe(usualLanes);
  expect(nextLanes(20, { ...slow, threadBusy: 0.9 })).toBe(20);
});

test("a provider that throttles several mailboxes gets half as many at once, never fewer than two", () => {
  const throttled = { ...slow, finished: 12, throttled: 3 };
  expect(nextLanes(32, throttled)).toBe(16);
  expect(after(50, 32, throttled)).toBe(2);
});

test("one mailbox that is throttled, or a few of many, change nothing", () => {
  expect(nextLanes(usualLanes, { ...quiet, finished: 1, throttled: 1 })).toBe(usualLanes);
  expect(nextLanes(usualLanes, { ...quiet, finished: 100, throttled: 3 })).toBe(usualLanes);
});

test("lanes go back to what is usual once it is quiet, from below and from above", () => {
  expect(after(6, 2, quiet)).toBe(usualLanes);
  expect(after(24, 32, quiet)).toBe(usualLanes);
  expect(after(99, 32, quiet)).toBe(usualLanes);
});
