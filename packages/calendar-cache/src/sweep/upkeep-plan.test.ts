import { expect, test } from "vitest";
import { type CalendarUpkeep, planUpkeep } from "./upkeep-plan.ts";

const now = Date.parse("2026-11-20T12:00:00Z");
const minute = 60_000;
const subscription: NonNullable<CalendarUpkeep["subscription"]> = {
  state: "active",
  createdAt: now - 86_400_000,
  expiresAt: now + 6 * 86_400_000,
  renewAt: now + 4 * 86_400_000,
  nextAttemptAt: null,
  renewedAt: null,
  silentSince: null,
  elsewhere: false,
  hasFormer: false,
};
const calm: CalendarUpkeep = {
  calendarId: 7,
  wanted: true,
  connected: true,
  quarantined: false,
  confirmedAt: now - 10 * minute,
  outdated: false,
  coveredUntil: now + 100 * 86_400_000,
  dirtySince: null,
  refreshAfter: null,
  subscription,
};
const rules = { pollMinutes: 360, window: { movedAt: now - 86_400_000, end: now + 100 * 86_400_000 } };
const plan = (change: Partial<CalendarUpkeep>) =>
  planUpkeep({ ...calm, ...change }, now, rules).map(({ kind }) => kind);
const subscribed = (change: Partial<typeof subscription>) =>
  plan({ subscription: { ...subscription, ...change } });

test("leaves a calendar alone that is subscribed, not due and confirmed", () => expect(plan({})).toEqual([]));
test("watches what isn't", () => expect(plan({ subscription: null })).toEqual(["watch"]));
test("watches anew what lapsed", () => expect(subscribed({ state: "lapsed" })).toEqual(["watch"]));
test("watches anew what ran out", () => expect(subscribed({ expiresAt: now - 1 })).toEqual(["watch"]));
test("waits before it tries a failed one again", () =>
  expect(subscribed({ state: "lapsed", nextAttemptAt: now + 1 })).toEqual([]));
test("lets another process finish registering", () =>
  expect(subscribed({ state: "registering", createdAt: now - 59_000 })).toEqual([]));
test("takes over a registration whose process died", () =>
  expect(subscribed({ state: "registering", createdAt: now - 61_000 })).toEqual(["watch"]));
test("renews what is due", () => expect(subscribed({ renewAt: now })).toEqual(["renew"]));
test("renews and polls what is due for both: a renewed subscription says nothing about what was lost before", () =>
  expect(plan({ confirmedAt: now - 361 * minute, subscription: { ...subscription, renewAt: now } })).toEqual([
    "renew",
    "poll",
  ]));
test("moves what has notifications sent elsewhere, before all else", () => {
  expect(subscribed({ elsewhere: true, renewAt: now })).toEqual(["move"]);
  expect(subscribed({ elsewhere: true, nextAttemptAt: now + 1 })).toEqual([]);
  expect(subscribed({ elsewhere: true, state: "lapsed" })).toEqual(["watch"]);
});
test("ends what a subscription was once the calendar was read under the new one", () => {
  const moved = { ...subscription, hasFormer: true, createdAt: now - minute };
  expect(plan({ subscription: moved, confirmedAt: now })).toEqual(["end former"]);
  expect(plan({ subscription: moved, confirmedAt: now - 2 * minute })).toEqual([]);
});
test("renews what is silent, once, and polls it as if it weren't subscribed", () => {
  const silent = { ...subscription, silentSince: now - 3 * minute };
  expect(plan({ subscription: silent })).toEqual(["renew"]);
  expect(plan({ subscription: { ...silent, silentSince: now - minute } })).toEqual([]);
  expect(plan({ subscription: { ...silent, renewedAt: now }, confirmedAt: now - 16 * minute })).toEqual([
    "poll",
  ]);
});
test("goes on with a renewal whose process died", () =>
  expect(subscribed({ state: "renewing", renewAt: now - 1 })).toEqual(["renew"]));
test("unwatches what nobody wants", () => expect(plan({ wanted: false })).toEqual(["unwatch"]));
test("unwatches even what isn't connected any more", () =>
  expect(plan({ wanted: false, connected: false })).toEqual(["unwatch"]));
test("has nothing to do for what nobody wants and isn't subscribed", () =>
  expect(plan({ wanted: false, subscription: null })).toEqual([]));
test("leaves an account alone that must be connected again", () =>
  expect(plan({ connected: false, subscription: null })).toEqual([]));
test("polls what wasn't confirmed for too long", () =>
  expect(plan({ confirmedAt: now - 361 * minute })).toEqual(["poll"]));
test("polls what was never read", () => expect(plan({ confirmedAt: null })).toEqual(["poll"]));
test("polls what stayed dirty", () => expect(plan({ dirtySince: now - 6_000 })).toEqual(["poll"]));
test("leaves what was just marked to the worker", () =>
  expect(plan({ dirtySince: now - 4_000 })).toEqual([]));
test("polls more often what can't be watched", () =>
  expect(
    plan({
      confirmedAt: now - 16 * minute,
      subscription: { ...subscription, state: "lapsed", nextAttemptAt: now + 1 },
    }),
  ).toEqual(["poll"]));
test("respects the pause after a failure", () =>
  expect(plan({ confirmedAt: null, refreshAfter: now + 1 })).toEqual([]));

test("reads the next month once the window has moved, each calendar at its own moment of half a day", () => {
  const movedAt = now - 6 * 3_600_000;
  const turned = { pollMinutes: 360, window: { movedAt, end: now + 130 * 86_400_000 } };
  const due = Array.from(
    { length: 1000 },
    (_, id) => planUpkeep({ ...calm, calendarId: id + 1 }, now, turned).length,
  );
  const share = due.reduce((sum, count) => sum + count, 0) / due.length;
  expect(share).toBeGreaterThan(0.4);
  expect(share).toBeLessThan(0.6);
});
test("polls what is in quarantine as soon as it may be probed, however lately it was confirmed or put off", () =>
  expect(plan({ quarantined: true, confirmedAt: now, refreshAfter: now + minute })).toEqual(["poll"]));
