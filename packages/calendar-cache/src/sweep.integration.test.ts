import type { Database } from "@calcache/prisma";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sweep } from "./sweep.ts";
import { createTestEngine } from "./testing/test-engine.ts";

let engine: Awaited<ReturnType<typeof createTestEngine>>;
const day = 86_400_000;

beforeEach(async () => {
  engine = await createTestEngine();
});
afterEach(() => engine.drop());

/** A team with the feature, whose one member has selected these calendars. */
async function select(...externalIds: string[]) {
  const { db, user, credential } = engine;
  await db.feature.upsert({
    where: { slug: "calendar-cache" },
    create: { slug: "calendar-cache" },
    update: {},
  });
  const team = await db.team.create({
    data: {
      name: "Developers",
      slug: "devs",
      members: { create: { userId: user.id, accepted: true, role: "MEMBER" } },
      features: { create: { featureId: "calendar-cache", assignedBy: "test" } },
    },
  });
  await db.selectedCalendar.createMany({
    data: externalIds.map((externalId) => ({
      userId: user.id,
      integration: "test_calendar",
      externalId,
      credentialId: credential.id,
    })),
  });
  return team;
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `calendar ${index}`);

test("renews all of a mailbox's subscriptions together, in the last third of their life", async () => {
  await select(...names(20));
  expect(await sweep(engine.cache)).toMatchObject({ watched: 20, renewed: 0 });
  const calls: number[] = [];
  const { renew } = engine.provider;
  engine.provider.renew = (mailbox, ids) => {
    calls.push(ids.length);
    return renew(mailbox, ids);
  };
  engine.advance(4.6 * day);
  expect(await sweep(engine.cache)).toMatchObject({ renewed: 0 });
  engine.advance(1.3 * day);
  expect(await sweep(engine.cache)).toMatchObject({ renewed: 20, watched: 0, failed: 0 });
  expect(calls).toEqual([20]);
});

test("watches anew at once, and reads, what the provider has dropped when it is to be renewed", async () => {
  await select("a", "b");
  await sweep(engine.cache);
  engine.provider.renew = async (_mailbox, ids) =>
    new Map(
      ids.map((externalId) => [
        externalId,
        externalId.endsWith("a")
          ? { ok: false, error: { kind: "gone", reason: "HTTP 404", retryAfterSeconds: null } }
          : { ok: true, value: { externalId, expiresAt: engine.cache.now() + 7 * day } },
      ]),
    );
  engine.advance(6 * day);
  const reads = engine.reads.length;
  expect(await sweep(engine.cache)).toMatchObject({ renewed: 1, watched: 1, failed: 0 });
  expect(engine.reads.length).toBeGreaterThan(reads);
});

test("ends a subscription at the provider that nobody here knows, and asks after one that it doesn't list", async () => {
  await select("a", "b");
  await sweep(engine.cache);
  const ended: string[] = [];
  engine.provider.unsubscribe = async (_mailbox, id) => {
    ended.push(id);
    return { ok: true, value: null };
  };
  const renewed: string[] = [];
  engine.provider.renew = async (_mailbox, ids) => {
    renewed.push(...ids);
    return new Map(
      ids.map((externalId) => [
        externalId,
        { ok: true, value: { externalId, expiresAt: engine.cache.now() + 7 * day } },
      ]),
    );
  };
  engine.provider.listSubscriptions = async () => ({ ok: true, value: ["subscription of a", "orphan"] });
  await sweep(engine.cache);
  expect(ended).toEqual([]);
  engine.advance(1.1 * day);
  await sweep(engine.cache);
  expect(ended).toEqual(["orphan"]);
  expect(renewed).toEqual(["subscription of b"]);
  await sweep(engine.cache);
  expect(ended).toEqual(["orphan"]);
});

test("leaves a list alone while a subscription of the mailbox is being made", async () => {
  await select("a");
  await sweep(engine.cache);
  engine.advance(1.1 * day);
  await engine.db.subscription.updateMany({
    data: { state: "registering", createdAt: new Date(engine.cache.now()) },
  });
  await engine.db.mailbox.updateMany({ data: { comparedAt: new Date(engine.cache.now() - 2 * day) } });
  const ended: string[] = [];
  engine.provider.unsubscribe = async (_mailbox, id) => {
    ended.push(id);
    return { ok: true, value: null };
  };
  engine.provider.listSubscriptions = async () => ({ ok: true, value: ["just made"] });
  await sweep(engine.cache);
  expect(ended).toEqual([]);
});

test("moves with the months: reads the new one, and forgets the old ones and old changes", async () => {
  await select("a");
  await sweep(engine.cache);
  const { id } = await engine.db.cachedCalendar.findFirstOrThrow();
  await engine.db.availabilityChange.create({
    data: {
      calendarId: id,
      at: new Date(engine.cache.now()),
      reason: "notified",
      becameBusy: new Uint8Array(8),
      becameFree: new Uint8Array(0),
    },
  });
  engine.moveTo("2027-01-02T12:00:00Z");
  await engine.db.subscription.updateMany({
    data: { renewAt: new Date("2027-02-01"), expiresAt: new Date("2027-02-01") },
  });
  expect(await sweep(engine.cache)).toMatchObject({ polled: 1 });
  const months = await engine.db.busyMonth.findMany({ orderBy: { month: "asc" } });
  expect(months.map(({ month }) => month)).toEqual(["2026-12", "2027-01", "2027-02", "2027-03", "2027-04"]);
  expect(await engine.db.availabilityChange.count()).toBe(0);
});

test("follows a change of selection: what is dropped is unwatched, what is new is watched", async () => {
  const team = await select("a", "b");
  await sweep(engine.cache);
  await engine.db.selectedCalendar.deleteMany({ where: { externalId: "a" } });
  expect(await sweep(engine.cache)).toMatchObject({ watched: 0, unwatched: 1 });
  await engine.db.teamFeatures.deleteMany({ where: { teamId: team.id } });
  expect(await sweep(engine.cache)).toMatchObject({ watched: 0, unwatched: 1 });
  expect(await sweep(engine.cache)).toMatchObject({ watched: 0, unwatched: 0, polled: 0, failed: 0 });
});

test("sweeps take turns, and one whose process died is taken over", async () => {
  await select(...names(5));
  const reports = await Promise.all([
    sweep(engine.cache, { patience: 5_000 }),
    sweep(engine.cache, { patience: 5_000 }),
  ]);
  expect(reports.map(({ watched }) => watched).sort()).toEqual([0, 5]);
  await engine.db.lease.updateMany({
    data: { holder: "dead", heldUntil: new Date(engine.cache.now() + 60_000) },
  });
  engine.advance(3 * 3_600_000);
  expect((await sweep(engine.cache)).failed).toBe(0);
  expect((await engine.db.lease.findUniqueOrThrow({ where: { name: "sweep" } })).holder).toBeNull();
});

test("begins nothing after its time is over", async () => {
  await select(...names(3));
  expect(await sweep(engine.cache, { budget: -1 })).toMatchObject({ watched: 0 });
  expect(await sweep(engine.cache)).toMatchObject({ watched: 3 });
});

test("asks the database a handful of times when there is nothing to do, however many calendars there are", async () => {
  await select(...names(30));
  await sweep(engine.cache);
  await sweep(engine.cache);
  let asked = 0;
  const db = engine.db.$extends({
    query: {
      $allOperations({ args, query }) {
        asked += 1;
        return query(args);
      },
    },
  });
  expect(await sweep({ ...engine.cache, db: db as unknown as Database })).toMatchObject({
    watched: 0,
    polled: 0,
  });
  expect(asked).toBeGreaterThan(0);
  expect(asked).toBeLessThanOrEqual(5);
});
