import fc from "fast-check";
import { expect, test } from "vitest";
import type { FailureKind } from "../engine/provider.ts";
import { concernsMailbox, meaningOf, needsQuarantine, probeDelay, retryDelay } from "./failure-policy.ts";

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** kind, whom it concerns, the first pause and the longest (without what spreads them), in ms */
const table: [FailureKind, "mailbox" | "calendar", number, number][] = [
  ["throttled", "mailbox", 30 * second, 10 * minute],
  ["transient", "mailbox", 2 * second, 5 * minute],
  ["ambiguous", "mailbox", 10 * second, hour],
  ["relink", "mailbox", 2 * second, 2 * second],
  ["forbidden", "calendar", day, day],
  ["gone", "calendar", day, day],
  ["config", "mailbox", minute, 10 * minute],
  ["malformed", "calendar", 30 * second, hour],
  ["bug", "calendar", 5 * minute, hour],
  ["unlisted", "calendar", minute, hour],
  ["permission", "calendar", hour, day],
  ["interaction", "mailbox", 2 * minute, hour],
  ["admin", "mailbox", 2 * minute, hour],
  ["tenant", "mailbox", 2 * minute, hour],
];
const kinds = table.map(([kind]) => kind);

test.each(table)(
  "%s concerns the %s, and is tried again after %i ms first, %i ms last",
  (kind, whom, first, last) => {
    const failure = { kind, retryAfterSeconds: null };
    expect(concernsMailbox({ kind, reached: "provider" })).toBe(whom === "mailbox");
    expect(concernsMailbox({ kind, reached: "sign-in" })).toBe(true);
    expect(retryDelay(failure, 1, 0)).toBe(first);
    expect(retryDelay(failure, 1000, 0)).toBe(last);
    expect(meaningOf(kind)).toMatch(/^[a-z]/);
  },
);

test("takes the provider at its word when it was asked too much", () => {
  expect(retryDelay({ kind: "throttled", retryAfterSeconds: 7 }, 9, 5)).toBe(7 * second);
  expect(retryDelay({ kind: "throttled", retryAfterSeconds: 0 }, 1, 5)).toBe(second);
});

test("never tries again sooner than asked or a second, nor later than asked or a day and a quarter", () => {
  const retryAfter = fc.option(fc.integer({ min: 0, max: 86_400 }));
  const property = fc.property(
    fc.constantFrom(...kinds),
    fc.integer({ min: 1, max: 1000 }),
    fc.nat(),
    retryAfter,
    (kind, failures, seed, retryAfterSeconds) => {
      const delay = retryDelay({ kind, retryAfterSeconds }, failures, seed);
      const asked = (retryAfterSeconds ?? 0) * second;
      expect(delay).toBeGreaterThanOrEqual(Math.max(asked, second));
      expect(delay).toBeLessThanOrEqual(Math.max(asked, 1.25 * day));
    },
  );
  fc.assert(property);
});

test("spreads what failed together over a quarter of the delay", () => {
  const delays = Array.from({ length: 1000 }, (_, seed) =>
    retryDelay({ kind: "transient", retryAfterSeconds: null }, 20, seed),
  );
  const tenths = Map.groupBy(delays, (delay) => Math.floor(((delay - 5 * minute) / (1.25 * minute)) * 10));
  expect([...tenths.keys()].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test.each<[FailureKind, number, number, boolean]>([
  ["ambiguous", 0, 5, false],
  ["ambiguous", 0, 6, true],
  ["ambiguous", 10 * minute - 1, 5, false],
  ["ambiguous", 10 * minute, 3, true],
  ["ambiguous", day, 2, false],
  ["transient", 15 * minute - 1, 1000, false],
  ["transient", 15 * minute, 3, true],
  ["throttled", day, 1000, false],
  ["config", day, 1000, false],
  ["relink", day, 1000, false],
  ["unlisted", day, 1000, false],
  ["interaction", 0, 1, true],
  ["admin", 0, 1, true],
  ["tenant", 0, 1, true],
])("%s for %i ms, %i times in a row: quarantine %s", (kind, ms, failures, expected) => {
  expect(needsQuarantine(kind, { ms, failures })).toBe(expected);
});

test("probes at growing intervals, from about two minutes to an hour, less than sixty times in forty hours", () => {
  for (const seed of [1, 2, 3, 1000]) {
    const delays: number[] = [];
    for (let elapsed = 0; elapsed < 40 * hour; ) {
      const delay = probeDelay(elapsed, seed);
      delays.push(delay);
      elapsed += delay;
    }
    expect(delays).toEqual(delays.toSorted((a, b) => a - b));
    expect(delays.at(0)).toBeGreaterThanOrEqual(1.5 * minute);
    expect(delays.at(-1)).toBeLessThanOrEqual(hour);
    expect(delays.length).toBeLessThan(70);
  }
});
