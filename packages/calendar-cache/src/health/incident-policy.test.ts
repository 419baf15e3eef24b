import fc from "fast-check";
import { expect, test } from "vitest";
import { canaryRounds, followResumption, isOutage, resumeDelay } from "./incident-policy.ts";

const minute = 60_000;
const hour = 60 * minute;

test.each<[number, number, boolean]>([
  [5, 0, true],
  [4, 0, false],
  [5, 3, true],
  [5, 4, false],
  [60, 40, true],
  [59, 41, false],
  [0, 0, false],
])("%i mailboxes of a kind that fail beside %i that don't: an outage %s", (failing, well, expected) => {
  expect(isOutage({ failing, well })).toBe(expected);
});

test("probes canaries ever more rarely, every fifteen minutes at last: some 170 rounds in forty hours", () => {
  const { past, next } = canaryRounds(0, 40 * hour);
  const gaps = past.map((at, index) => at - (past[index - 1] ?? 0));
  expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
  expect([gaps.at(0), gaps.at(-1)]).toEqual([minute, 15 * minute]);
  expect(past.length).toBeGreaterThan(160);
  expect(past.length).toBeLessThan(170);
  expect(next).toBeGreaterThan(40 * hour);
});

test("rounds are the same whenever they are asked for", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e6 }), fc.nat(1e8), fc.nat(1e7), (beganAt, ms, more) => {
      const sooner = canaryRounds(beganAt, beganAt + ms);
      const later = canaryRounds(beganAt, beganAt + ms + more);
      expect(later.past.slice(0, sooner.past.length)).toEqual(sooner.past);
      expect([...later.past, later.next]).toContain(sooner.next);
    }),
  );
});

test("lets four resume at once, eight a minute later, then sixteen: a thousand within eight minutes", () => {
  const perMinute = Map.groupBy(
    Array.from({ length: 1000 }, (_, rank) => resumeDelay(rank) / minute),
    (at) => at,
  );
  expect([...perMinute].map(([at, some]) => [at, some.length])).toEqual([
    [0, 4],
    [1, 8],
    [2, 16],
    [3, 32],
    [4, 64],
    [5, 128],
    [6, 256],
    [7, 492],
  ]);
});

test.each<[string, number, Parameters<typeof followResumption>[1], ReturnType<typeof followResumption>]>([
  ["the first few weren't tried yet", 10_000, { waiting: 20, failed: 0, well: 0 }, "go on"],
  ["most of the first four fail again", 40_000, { waiting: 16, failed: 3, well: 0 }, "relapse"],
  ["half of the first four fail again", 40_000, { waiting: 16, failed: 2, well: 0 }, "go on"],
  ["some of the first twelve fail again", 100_000, { waiting: 8, failed: 4, well: 0 }, "go on"],
  ["all were tried and answer", 200_000, { waiting: 0, failed: 0, well: 20 }, "end"],
  ["all were tried and a few fail", 200_000, { waiting: 0, failed: 2, well: 18 }, "end"],
  ["all were tried and most fail again", 200_000, { waiting: 0, failed: 15, well: 5 }, "relapse"],
])("while mailboxes resume and %s", (_what, ms, resumption, expected) => {
  expect(followResumption(ms, resumption)).toBe(expected);
});
