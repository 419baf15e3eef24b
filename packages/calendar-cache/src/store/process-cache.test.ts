import { intervalsFrom } from "@calcache/availability";
import { expect, test } from "vitest";
import type { CacheChanges } from "./cache-changes.ts";
import type { ReadCalendar } from "./cached-busy.ts";
import { compareSnapshots } from "./database-state.ts";
import { processCache, type Recalled } from "./process-cache.ts";

const month = "2026-12";
const busy = intervalsFrom([{ start: 1, end: 2 }]);
const calendar = (id: number, mailboxId = 1): ReadCalendar => ({
  calendar: {
    id,
    mailboxId,
    integration: "test_calendar",
    freshness: {
      covered: null,
      busyRule: 1,
      confirmedAt: null,
      isRestored: false,
      dirtySince: null,
      failingSince: null,
      refreshAfter: null,
      watched: true,
      subscription: null,
      disconnected: false,
      unusable: false,
      pausedUntil: null,
      quarantined: false,
    },
  },
  months: new Map([[month, { month, busy, readAt: 0 }]]),
});
const changed = (snapshot: string, some: Partial<CacheChanges> = {}): CacheChanges => ({
  at: { incarnation: "A", snapshot },
  all: false,
  calendars: new Set(),
  mailboxes: new Set(),
  ...some,
});
const anew: Recalled = { since: null, known: new Map(), unknown: [] };
const knownOf = (cache: ReturnType<typeof processCache>) => [
  ...cache.recall([1, 2, 3], [month]).known.keys(),
];

/** A memory of the calendars 1 and 2, of different mailboxes. */
function begun() {
  const cache = processCache();
  cache.learn(anew, changed("10:10:"), [calendar(1), calendar(2, 2)]);
  return cache;
}

test("recalls what was read, and what to ask for with it", () => {
  const cache = begun();
  const { since, known, unknown } = cache.recall([1, 3], [month]);
  expect(since).toEqual({ incarnation: "A", snapshot: "10:10:" });
  expect(known.get(1)?.months).toEqual([{ month, busy, readAt: 0 }]);
  expect(unknown).toEqual([3]);
  expect(cache.recall([1], [month, "2027-01"]).unknown).toEqual([1]);
});

test("forgets a calendar that has changed, all those of a mailbox, or everything", () => {
  for (const [some, left] of [
    [{ calendars: new Set([1]) }, [2]],
    [{ mailboxes: new Set([2]) }, [1]],
    [{ all: true }, []],
  ] as const) {
    const cache = begun();
    cache.learn(cache.recall([], []), changed("11:11:", some), []);
    expect(knownOf(cache)).toEqual(left);
  }
});

// Broken on purpose: `learn` keeps whatever was read.
test("keeps nothing that was read before a look at what had changed since", () => {
  const cache = begun();
  const slow = cache.recall([3], [month]);
  cache.learn(cache.recall([1], [month]), changed("15:15:", { calendars: new Set([3]) }), []);
  cache.learn(slow, changed("12:12:"), [calendar(3)]);
  expect(knownOf(cache)).toEqual([1, 2]);
});

// Broken on purpose: `hasSeenAll` always true.
test("moves on only with an answer that was asked what has changed since then", () => {
  const cache = begun();
  cache.learn(anew, changed("20:20:"), [calendar(3)]);
  const recalled = cache.recall([1, 2, 3], [month]);
  expect([recalled.since?.snapshot, recalled.known.size]).toEqual(["10:10:", 3]);
  cache.learn(recalled, changed("21:21:"), []);
  expect(cache.recall([], []).since?.snapshot).toBe("21:21:");
  cache.learn(recalled, changed("19:19:"), []);
  expect(cache.recall([], []).since?.snapshot).toBe("21:21:");
});

test("begins anew with another incarnation, whatever its transactions are called", () => {
  const cache = begun();
  const other = { at: { incarnation: "B", snapshot: "3:3:" } };
  cache.learn(cache.recall([1], [month]), changed("", other), [calendar(3)]);
  expect(knownOf(cache)).toEqual([3]);
  expect(cache.recall([], []).since).toEqual(other.at);
});

test("forgets everything when nothing has been asked for long, since changes aren't kept for ever", () => {
  let now = 0;
  const cache = processCache(10, () => now);
  cache.learn(anew, changed("10:10:"), [calendar(1)]);
  now = 9 * 60_000;
  cache.learn(cache.recall([1], [month]), changed("11:11:"), []);
  now = 18 * 60_000;
  expect(knownOf(cache)).toEqual([1]);
  now = 19 * 60_000 + 1;
  expect(cache.recall([1], [month])).toEqual({ since: null, known: new Map(), unknown: [1] });
});

test("forgets those first that were read longest ago, when they are too many", () => {
  const cache = processCache(2);
  cache.learn(anew, changed("10:10:"), [calendar(1), calendar(2)]);
  cache.learn(anew, changed("10:10:"), [calendar(1), calendar(3)]);
  expect(knownOf(cache)).toEqual([1, 3]);
});

test.each([
  ["9:9:", "10:10:"],
  ["9:9:", "9:10:"],
  ["9:12:9,10", "9:12:9"],
  ["9:12:9", "10:12:10,11"],
])("snapshot %s is earlier than %s", (earlier, later) => {
  expect([compareSnapshots(earlier, later), compareSnapshots(later, earlier)]).toEqual([-1, 1]);
  expect(compareSnapshots(later, later)).toBe(0);
});
