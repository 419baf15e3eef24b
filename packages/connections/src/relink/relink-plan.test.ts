import fc from "fast-check";
import { expect, test } from "vitest";
import { nextStepAt, planRelink, type RelinkFacts, releaseAt, relinkSteps, settles } from "./relink-plan.ts";

const now = Date.parse("2026-12-01T09:00:00Z");
const hour = 3_600_000;
const ill: RelinkFacts = { needsOwner: true, isUsed: true, isHeld: false, relink: null };
const noticed = { steps: 0, askedAt: null, nextAt: now };
const asked = { steps: 1, askedAt: now - hour, nextAt: now + 23 * hour };
const told = { steps: relinkSteps.length, askedAt: now - 999 * hour, nextAt: null };

test.each<[string, Partial<RelinkFacts>, ReturnType<typeof planRelink>]>([
  ["is well", { needsOwner: false }, null],
  ["needs its owner", {}, "notice"],
  ["nobody uses", { isUsed: false }, null],
  ["was noticed", { relink: noticed }, "step"],
  ["is due later", { relink: asked }, null],
  ["is due", { relink: { ...asked, nextAt: now } }, "step"],
  ["is due in an outage", { isHeld: true, relink: { ...asked, nextAt: now } }, "hold"],
  ["is held in an outage", { isHeld: true, relink: { ...asked, nextAt: null } }, null],
  ["was held in an outage that is over", { relink: { ...asked, nextAt: null } }, "release"],
  ["works again although nobody was asked", { needsOwner: false, relink: noticed }, "forget"],
  ["works again", { needsOwner: false, relink: asked }, "welcome"],
  ["works again in an outage", { needsOwner: false, isHeld: true, relink: asked }, "welcome"],
  ["nobody uses any more", { isUsed: false, relink: asked }, "forget"],
  ["has had all steps", { relink: told }, null],
  ["has had all steps and is in an outage", { isHeld: true, relink: told }, null],
])("an account that %s", (_, facts, action) => expect(planRelink({ ...ill, ...facts }, now)).toBe(action));

test("nobody is ever asked while their account is held", () => {
  const row = fc.record({
    steps: fc.integer({ min: 0, max: 6 }),
    askedAt: fc.constant(null),
    nextAt: fc.option(fc.integer({ min: now - hour, max: now + hour })),
  });
  const facts = fc.record({
    needsOwner: fc.boolean(),
    isUsed: fc.boolean(),
    isHeld: fc.constant(true),
    relink: row,
  });
  fc.assert(
    fc.property(facts, (one) => {
      expect(planRelink(one, now)).not.toBe("step");
    }),
  );
});

test("the steps are at once, after 1, 3 and 7 days, and then the admins'", () => {
  const days = [0, 1, 2, 3, 4, 5].map((steps) => {
    const at = nextStepAt(steps, now);
    return at === null ? null : (at - now) / (24 * hour);
  });
  expect(days).toEqual([0, 1, 3, 7, 8, null]);
});

test("those that were held take turns over the hours of the setting, after a while in which they may come back", () => {
  const turns = [0, 1, 2, 3].map((rank) => releaseAt(rank, 4, now, 2) - now - settles);
  expect(turns).toEqual([0, 0.5 * hour, hour, 1.5 * hour]);
  expect(releaseAt(3, 4, now, 0)).toBe(now + settles);
});
