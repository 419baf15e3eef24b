import { afterEach, beforeEach, expect, test } from "vitest";
import { refreshCalendars } from "../refresh/refresh-calendars.ts";
import { createTestEngine } from "../testing/test-engine.ts";
import { unwatchCalendar, watchCalendar } from "./watch-calendar.ts";

let world: Awaited<ReturnType<typeof createTestEngine>>;
beforeEach(async () => {
  world = await createTestEngine();
});
afterEach(() => world.drop());

const calendar = () => ({ credentialId: world.credential.id, externalId: "a" });
const row = () => world.db.cachedCalendar.findFirstOrThrow();

// Broken on purpose: activateSubscription without the mark; what changed between the last read and the subscription would
// have stayed unknown until the next poll.
test("marks a calendar that has just been subscribed: what changed before was never notified", async () => {
  await refreshCalendars(world.engine, [calendar()]);
  expect((await row()).dirtySince).toBeNull();
  expect(await watchCalendar(world.engine, calendar(), [null])).toMatchObject({ isNew: true });
  expect(await row()).toMatchObject({ dirtyReason: "watched", dirtySince: new Date(world.engine.now()) });
});

test("subscribes once for those who want it at the same moment", async () => {
  let subscribed = 0;
  const { subscribe } = world.provider;
  world.provider.subscribe = (...args) => {
    subscribed += 1;
    return subscribe(...args);
  };
  await watchCalendar(world.engine, { ...calendar(), externalId: "b" }, [null]);
  await Promise.all([1, 2, 3, 4].map((id) => watchCalendar(world.engine, calendar(), [id])));
  expect(subscribed).toBe(2);
});

test("ends the subscription with the last one who wants it, and has nothing to end after that", async () => {
  await watchCalendar(world.engine, calendar(), [1, 2]);
  const answers = [];
  for (const id of [1, 2, 2]) answers.push(await unwatchCalendar(world.engine, calendar(), [id]));
  expect(answers).toEqual(
    [false, true, false].map((unsubscribed) => ({ ok: true, value: { unsubscribed } })),
  );
});
