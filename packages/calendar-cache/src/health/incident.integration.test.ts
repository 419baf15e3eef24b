import { afterEach, beforeEach, expect, test } from "vitest";
import { ensureCalendar } from "../accounts/calendars.ts";
import { busy, createTestEngine } from "../testing/test-engine.ts";
import { refreshMailbox, wakeDueMailboxes } from "../worker/refresh-mailbox.ts";
import { tendIncidents } from "./incident.ts";

// Hours pass in each of these tests.

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

let world: Awaited<ReturnType<typeof createTestEngine>>;
/** By address: whether the provider answers; and how often it was asked. */
let isAway: (address: string) => boolean;
const asked = new Map<string, number>();

/** Twenty mailboxes of kind "cloud" and five of kind "other", each read once. */
beforeEach(async () => {
  world = await createTestEngine();
  isAway = () => false;
  world.provider.readProfile = async ({ address }) => ({
    ok: true,
    value: { externalId: address, accountKind: address.startsWith("cloud") ? "cloud" : "other" },
  });
  world.provider.readBusy = async ({ address }) => {
    asked.set(address, (asked.get(address) ?? 0) + 1);
    return isAway(address)
      ? {
          ok: false,
          error: { kind: "transient", reason: "HTTP 503", retryAfterSeconds: null, reached: "provider" },
        }
      : busy();
  };
  for (let number = 0; number < 25; number++) {
    const email = `${number < 20 ? "cloud" : "other"}${number}@x.example`;
    const { id } = await world.db.credential.create({ data: { type: "test_calendar", key: { email } } });
    const made = await ensureCalendar(world.engine, { credentialId: id, externalId: email });
    await notify();
    await refreshMailbox(world.engine, made?.mailboxId ?? 0);
  }
  asked.clear();
  world.advance(hour);
});
afterEach(() => world.drop());

const notify = () =>
  world.db.cachedCalendar.updateMany({
    data: {
      dirtySince: new Date(world.engine.now()),
      dirtyReason: "watched",
      dirtyGeneration: { increment: 1 },
    },
  });
const incidents = () => world.db.incident.findMany({ orderBy: { id: "asc" } });
const requests = (kind: string) =>
  [...asked].filter(([address]) => address.startsWith(kind)).reduce((sum, [, count]) => sum + count, 0);
const failing = () => world.db.mailbox.count({ where: { failingSince: { not: null } } });

/** What the worker does every few seconds, for so long. */
async function work(ms: number, step = 10 * second, tend = tendIncidents): Promise<void> {
  for (const end = world.engine.now() + ms; world.engine.now() < end; world.advance(step)) {
    await tend(world.engine);
    world.woken.length = 0;
    await wakeDueMailboxes(world.engine);
    for (const id of new Set(world.woken)) await refreshMailbox(world.engine, id);
  }
}

async function outage(): Promise<void> {
  isAway = (address) => address.startsWith("cloud");
  await notify();
  await work(5 * minute);
}

// Broken on purpose: holdAllButCanaries not called; no mailbox was in quarantine. Its canaries always those of the first
// round; 8 mailboxes were asked, not more than 15.
test("an outage of one kind is probed with three canaries for all, in turn, and touches no other kind", async () => {
  await outage();
  expect(await incidents()).toMatchObject([
    {
      accountKind: "cloud",
      resumingAt: null,
      endedAt: null,
      reason: "20 of 20 mailboxes tried lately fail: HTTP 503",
    },
  ]);
  expect(await world.db.mailbox.count({ where: { quarantinedAt: { not: null } } })).toBe(20);
  asked.clear();
  await notify();
  await work(2 * hour, 30 * second);
  expect(requests("cloud")).toBeGreaterThan(24);
  expect(requests("cloud")).toBeLessThan(48);
  expect(asked.size).toBeGreaterThan(15);
  expect(requests("other")).toBe(5);
  expect(await failing()).toBe(20);
  expect(await incidents()).toHaveLength(1);
});

// Broken on purpose: without the unique index (and its ON CONFLICT) eight processes opened several incidents.
test("processes that see an outage begin at the same moment open one incident", async () => {
  isAway = (address) => address.startsWith("cloud");
  await notify();
  await work(2 * minute, 10 * second, async () => {});
  expect(await incidents()).toEqual([]);
  const atOnce = (act: () => Promise<unknown>) => Promise.all(Array.from({ length: 8 }, act));
  // Each on an open connection of its own, or the first would be done before the others begin.
  await atOnce(() => world.db.$queryRaw`SELECT pg_sleep(0.1)::text`);
  await atOnce(() => tendIncidents(world.engine));
  expect(await incidents()).toMatchObject([{ accountKind: "cloud", endedAt: null }]);
});

// Broken on purpose: resumeDelay always 0; all 20 were asked at once. Canaries whose turn has come held with the others;
// none was ever probed.
test("when a canary answers the others resume a few at a time, and the incident ends", async () => {
  await outage();
  await work(hour, 30 * second);
  isAway = () => false;
  asked.clear();
  while ((await incidents())[0]?.resumingAt === null) await work(10 * second);
  await work(20 * second);
  expect(asked.size).toBeLessThanOrEqual(3 + 4);
  await work(minute);
  expect(asked.size).toBeLessThanOrEqual(3 + 4 + 8);
  await work(4 * minute);
  expect(await failing()).toBe(0);
  expect(await incidents()).toMatchObject([{ endedAt: expect.any(Date) }]);
  expect(
    await world.db.mailbox.count({
      where: { OR: [{ quarantinedAt: { not: null } }, { pausedUntil: { not: null } }] },
    }),
  ).toBe(0);
  expect(world.lines).toContain("[Incident] it is over");
});

// Broken on purpose: followResumption answers "relapse" only once all were tried; all 19 others were.
test("when most of those that resume fail again, it goes on with canaries", async () => {
  await outage();
  const [lucky] = await world.db.mailbox.findMany({ where: { address: { startsWith: "cloud" } }, take: 1 });
  isAway = (address) => address.startsWith("cloud") && address !== lucky?.address;
  while ((await incidents())[0]?.resumingAt === null) await work(10 * second);
  asked.clear();
  await work(5 * minute);
  expect(await incidents()).toMatchObject([{ resumingAt: null, endedAt: null }]);
  expect(world.lines).toContain("[Incident] it goes on: most of those that resumed fail again");
  expect(asked.size).toBeLessThanOrEqual(1 + 4 + 2 * 3);
  isAway = () => false;
  await work(30 * minute, 20 * second);
  expect(await failing()).toBe(0);
  expect(await incidents()).toMatchObject([{ endedAt: expect.any(Date) }]);
});

// Broken on purpose: openIncidents doesn't count those that are well; 6 of 20 were an incident.
test("a few mailboxes that fail among many are their own trouble", async () => {
  isAway = (address) => /cloud[0-5]@/.test(address);
  await notify();
  await work(10 * minute);
  expect(await failing()).toBe(6);
  expect(await incidents()).toEqual([]);
});

// Broken on purpose: one failure is enough in openIncidents; the hiccup quarantined all.
test("a hiccup of some seconds is no incident", async () => {
  isAway = () => true;
  await notify();
  await work(5 * second, 5 * second);
  isAway = () => false;
  await work(minute);
  expect(await failing()).toBe(0);
  expect(await incidents()).toEqual([]);
});

test("an incident of which no mailbox is left ends", async () => {
  await outage();
  await world.db.credential.updateMany({ data: { invalid: true } });
  await work(minute);
  expect(await incidents()).toMatchObject([{ endedAt: expect.any(Date) }]);
});
