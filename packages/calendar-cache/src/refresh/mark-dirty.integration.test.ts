import { untilSessionsWait } from "@calcache/setup/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { watchCalendar } from "../subscriptions/watch-calendar.ts";
import { createTestEngine } from "../testing/test-engine.ts";
import { refreshMailbox } from "../worker/refresh-mailbox.ts";
import { markDirty, type Notice } from "./mark-dirty.ts";

/** A machine that is busy may take its time until the mark waits for its lock. */
const patient = { timeout: 25_000 };

let world: Awaited<ReturnType<typeof createTestEngine>>;
beforeEach(async () => {
  world = await createTestEngine();
});
afterEach(() => world.drop());

// Broken on purpose: `newly` for all, for none, and without what the subscriptions' lives ask for.
test("wakes a mailbox once for all that is notified before its calendar is read", async () => {
  const { engine, db, woken, credential } = world;
  await watchCalendar(engine, { credentialId: credential.id, externalId: "a" }, [null]);
  const { externalId } = await db.subscription.findFirstOrThrow();
  const notify = async (lifecycle: Notice["lifecycle"] = null) => {
    woken.length = 0;
    await markDirty(engine, [{ subscription: externalId ?? "", lifecycle }]);
    return woken.length;
  };
  expect(await notify()).toBe(1);
  expect(await notify()).toBe(0);
  const { id } = await db.mailbox.findFirstOrThrow();
  await refreshMailbox(engine, id);
  expect(await db.cachedCalendar.findFirst()).toMatchObject({ dirtyReason: "second look" });
  expect(await notify()).toBe(1);
  expect(await notify()).toBe(0);
  expect(await notify("removed")).toBe(1);
});

// Broken on purpose: `noted` without `locked_subscription`; the subscription was locked while the calendar was waited for, and
// whoever goes the other way round waited in a circle.
test("waits for calendars before it locks any subscription, of unconnected accounts too", async () => {
  const calendar = { credentialId: world.credential.id, externalId: "a" };
  await watchCalendar(world.engine, calendar, [null]);
  for (const credentialId of [world.credential.id, null]) {
    await world.db.mailbox.updateMany({ data: { credentialId } });
    const { externalId } = await world.db.subscription.findFirstOrThrow();
    const marking = await world.db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM calcache.cached_calendar FOR NO KEY UPDATE`;
      const begun = markDirty(world.engine, [{ subscription: externalId ?? "", lifecycle: null }]);
      await untilSessionsWait(world.db, 1);
      await tx.$queryRaw`SELECT 1 FROM calcache.subscription FOR NO KEY UPDATE NOWAIT`;
      return { begun };
    }, patient);
    expect([...(await marking.begun).values()]).toEqual([credentialId === null ? "no credential" : "marked"]);
  }
});
