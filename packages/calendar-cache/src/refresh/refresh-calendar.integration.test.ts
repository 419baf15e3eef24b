import { decodeIntervals, toRanges } from "@calcache/availability";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ensureCalendar } from "../accounts/calendars.ts";
import { findMailboxes } from "../accounts/mailboxes.ts";
import type { ProviderResult } from "../engine/provider.ts";
import { readAvailability } from "../serve/read-availability.ts";
import { watchCalendar } from "../subscriptions/watch-calendar.ts";
import { busy, createTestEngine, later } from "../testing/test-engine.ts";
import { markDirty } from "./mark-dirty.ts";
import { type RefreshReason, refreshCalendar } from "./refresh-calendar.ts";

const minute = (time: string) => Date.parse(time) / 60_000;
const ten = minute("2026-11-24T10:00:00Z");

let world: Awaited<ReturnType<typeof createTestEngine>>;
let calendar: { id: number; mailboxId: number; externalId: string };

beforeEach(async () => {
  world = await createTestEngine();
  const ensured = await ensureCalendar(world.engine, {
    credentialId: world.credential.id,
    externalId: "A/b+c=",
  });
  if (!ensured) throw new Error("no calendar");
  calendar = ensured;
});
afterEach(() => world.drop());

const refresh = async (reason: RefreshReason = "notified") => {
  const mailbox = (await findMailboxes(world.engine, [calendar.mailboxId])).get(calendar.mailboxId);
  if (!mailbox) throw new Error("no mailbox");
  return refreshCalendar(world.engine, mailbox, calendar, reason);
};
const row = () => world.db.cachedCalendar.findUniqueOrThrow({ where: { id: calendar.id } });
const changes = () => world.db.availabilityChange.findMany({ orderBy: { id: "asc" } });
const read = async (serveCache = true) => {
  const ref = { credentialId: world.credential.id, externalId: calendar.externalId };
  const [answer] = await readAvailability(
    world.engine,
    [ref],
    { start: ten - 600, end: ten + 600 },
    { serveCache },
  );
  return answer && answer.source !== "unavailable"
    ? { source: answer.source, busy: toRanges(answer.busy) }
    : answer;
};
const watch = () =>
  watchCalendar(world.engine, { credentialId: world.credential.id, externalId: calendar.externalId }, [null]);
const notify = () =>
  markDirty(world.engine, [{ subscription: `subscription of ${calendar.externalId}`, lifecycle: null }]);

test("replaces the whole window, and covers the months kept warm with a margin", async () => {
  world.answer(busy([ten, ten + 30]));
  await refresh();
  world.answer(busy([ten + 60, ten + 90]));
  await refresh();
  expect(await read(false)).toEqual({ source: "live", busy: [{ start: ten + 60, end: ten + 90 }] });
  const { coveredFrom, coveredUntil, confirmedAt } = await row();
  expect(coveredFrom).toEqual(new Date("2026-11-01T00:00:00Z"));
  expect(coveredUntil).toEqual(new Date("2027-03-03T00:00:00Z"));
  expect(confirmedAt).toEqual(new Date("2026-11-20T12:00:00Z"));
});

test("writes one change for a real change, with what became busy and what became free, and none for none", async () => {
  await refresh();
  world.answer(busy([ten, ten + 60]));
  await refresh();
  await refresh();
  world.answer(busy([ten + 30, ten + 90]));
  await refresh();
  const packed = (await changes()).map(({ becameBusy, becameFree }) =>
    [becameBusy, becameFree].map((one) => toRanges(decodeIntervals(one))),
  );
  expect(packed).toEqual([
    [[{ start: ten, end: ten + 60 }], []],
    [[{ start: ten + 60, end: ten + 90 }], [{ start: ten, end: ten + 30 }]],
  ]);
});

test("counts the first read and the months a new window adds as no change", async () => {
  const february = minute("2027-02-10T10:00:00Z");
  const april = minute("2027-04-10T10:00:00Z");
  world.answer(busy([february, february + 60]));
  await refresh();
  world.moveTo("2027-01-05T12:00:00Z");
  world.answer(busy([february, february + 60], [april, april + 60]));
  await refresh();
  expect(await changes()).toEqual([]);
});

test("keeps a mark that is set while the provider is being read", async () => {
  await watch();
  const answer = later<ProviderResult<Uint32Array>>();
  world.answer(answer.promise, busy([ten, ten + 60]));
  const running = refresh();
  while (world.reads.length === 0) await new Promise(setImmediate);
  await notify();
  answer.resolve(busy());
  await running;
  expect((await row()).dirtySince).not.toBeNull();
  await refresh();
  expect((await row()).dirtySince).toBeNull();
});

test("a refresh that ends after a newer one has begun does not overwrite it", async () => {
  const slow = later<ProviderResult<Uint32Array>>();
  world.answer(slow.promise, busy([ten, ten + 60]));
  const older = refresh();
  while (world.reads.length === 0) await new Promise(setImmediate);
  await refresh();
  slow.resolve(busy());
  expect((await older).kind).toBe("superseded");
  await watch();
  await refresh();
  world.answer(busy([ten, ten + 60]));
  expect((await read())?.source).toBe("cached");
  expect(await read()).toEqual({ source: "cached", busy: [{ start: ten, end: ten + 60 }] });
});

test("looks again once, a little later, when a notification seems to have changed nothing", async () => {
  await watch();
  await refresh("watched");
  await notify();
  await refresh();
  expect(await row()).toMatchObject({
    dirtyReason: "second look",
    dirtySince: new Date("2026-11-20T12:00:05Z"),
  });
  world.advance(5_000);
  await refresh("second look");
  expect((await row()).dirtySince).toBeNull();
});

test("doesn't look again when an earlier read of the same burst has seen a change", async () => {
  await watch();
  await refresh("watched");
  await notify();
  const answer = later<ProviderResult<Uint32Array>>();
  world.answer(answer.promise, busy([ten, ten + 60]));
  const running = refresh();
  while (world.reads.length < 2) await new Promise(setImmediate);
  world.advance(500);
  await notify();
  answer.resolve(busy([ten, ten + 60]));
  await running;
  expect((await row()).dirtyReason).toBe("notified");
  world.advance(1_000);
  await refresh();
  expect(await row()).toMatchObject({ dirtySince: null, dirtyReason: null });
});

test("keeps the data while the provider fails, serves it as stale, and asks again only after a pause", async () => {
  await watch();
  world.answer(busy([ten, ten + 60]));
  await refresh();
  world.answer({
    ok: false,
    error: { kind: "transient", reason: "HTTP 503", retryAfterSeconds: 120, reached: "provider" },
  });
  await notify();
  await refresh();
  expect(await row()).toMatchObject({
    failureKind: "transient",
    failureReason: "the provider is in trouble (HTTP 503)",
    failureCount: 1,
  });
  const before = world.reads.length;
  expect(await read()).toEqual({ source: "stale", busy: [{ start: ten, end: ten + 60 }] });
  expect(world.reads.length).toBe(before);
  world.advance(121_000);
  world.answer(busy([ten, ten + 30]));
  expect(await read()).toEqual({ source: "live", busy: [{ start: ten, end: ten + 30 }] });
  expect(await row()).toMatchObject({ failingSince: null, failureCount: 0 });
});

test("stops using an account that must be connected again", async () => {
  world.answer({
    ok: false,
    error: { kind: "relink", reason: "invalid_grant", retryAfterSeconds: null, reached: "sign-in" },
  });
  await refresh();
  expect((await world.db.credential.findUniqueOrThrow({ where: { id: world.credential.id } })).invalid).toBe(
    true,
  );
  expect(await read()).toEqual({ source: "unavailable", why: "disconnected" });
  expect(world.reads.length).toBe(1);
});

// Broken on purpose: decideServing without `unusable`; the reader got what was last known.
test("knows nothing of an account whose tokens can't be opened, whatever was known, and tries it again after a pause", async () => {
  await watch();
  world.answer(busy([ten, ten + 60]));
  await refresh();
  const unusable = {
    kind: "unusable",
    reason: "encrypted under another key",
    retryAfterSeconds: null,
    reached: "sign-in",
  } as const;
  world.answer({ ok: false, error: unusable });
  await notify();
  await refresh();
  expect(await read()).toEqual({ source: "unavailable", why: "unusable" });
  const before = world.reads.length;
  expect(await read()).toEqual({ source: "unavailable", why: "unusable" });
  expect(world.reads.length).toBe(before);
  expect(await world.db.credential.findFirstOrThrow()).toMatchObject({ invalid: false });
  world.advance(3 * 60_000);
  expect(await read()).toEqual({ source: "unavailable", why: "unusable" });
  expect(world.reads.length).toBe(before + 1);
  world.advance(10 * 60_000);
  world.answer(busy([ten, ten + 30]));
  expect(await read()).toEqual({ source: "live", busy: [{ start: ten, end: ten + 30 }] });
  expect((await read())?.source).toBe("cached");
});

// Broken on purpose: `busyRule` not stored with the snapshot; it was read again and again.
test("reads anew, once, what an earlier busy rule made", async () => {
  await watch();
  world.answer(busy([ten, ten + 60]), busy([ten, ten + 30]));
  await refresh();
  expect((await read())?.source).toBe("cached");
  world.provider.busyRule = 2;
  expect(await read()).toEqual({ source: "live", busy: [{ start: ten, end: ten + 30 }] });
  expect(await read()).toEqual({ source: "cached", busy: [{ start: ten, end: ten + 30 }] });
  expect(world.reads.length).toBe(2);
});

test("asks again for what lies outside the window, and remembers it for an outage", async () => {
  await watch();
  await refresh();
  const july = minute("2027-07-06T10:00:00Z");
  const ref = { credentialId: world.credential.id, externalId: calendar.externalId };
  const inJuly = () =>
    readAvailability(world.engine, [ref], { start: july - 60, end: july + 60 }, { serveCache: true });
  world.answer(busy([july, july + 30]));
  expect(await inJuly()).toMatchObject([{ source: "live" }]);
  expect(await inJuly()).toMatchObject([{ source: "live" }]);
  world.answer({
    ok: false,
    error: { kind: "transient", reason: "HTTP 503", retryAfterSeconds: null, reached: "provider" },
  });
  const [last] = await inJuly();
  expect(last).toMatchObject({ source: "stale" });
  expect(last?.source !== "unavailable" && last && toRanges(last.busy)).toEqual([
    { start: july, end: july + 30 },
  ]);
});

test("many who look beyond the window at once are all answered", async () => {
  await watch();
  await refresh();
  const july = minute("2027-07-06T10:00:00Z");
  const ref = { credentialId: world.credential.id, externalId: calendar.externalId };
  await Promise.all(Array.from({ length: 8 }, () => world.db.$queryRaw`SELECT pg_sleep(0.1)::text`));
  const look = () =>
    readAvailability(world.engine, [ref], { start: july, end: july + 60 }, { serveCache: true });
  const answers = await Promise.all(Array.from({ length: 8 }, look));
  expect(answers.map(([answer]) => answer?.source)).toEqual(Array(8).fill("live"));
});

test("what was read on its own beyond the window never outlives the window's word for its margin", async () => {
  await watch();
  const newYear = minute("2027-03-01T10:00:00Z");
  const ref = { credentialId: world.credential.id, externalId: calendar.externalId };
  const april = { start: newYear, end: minute("2027-03-20T00:00:00Z") };
  world.answer(busy([newYear, newYear + 60]));
  await refresh();
  await readAvailability(world.engine, [ref], april, { serveCache: true });
  world.answer(busy());
  await refresh();
  const [margin] = await readAvailability(
    world.engine,
    [ref],
    { start: newYear, end: newYear + 120 },
    { serveCache: true },
  );
  expect(margin).toMatchObject({ source: "cached" });
  expect(margin?.source === "cached" && toRanges(margin.busy)).toEqual([]);
});

test("many readers of a calendar that isn't cached cost one read", async () => {
  const answer = later<ProviderResult<Uint32Array>>();
  world.answer(answer.promise);
  const readers = Promise.all(Array.from({ length: 20 }, () => read()));
  while (world.reads.length === 0) await new Promise(setImmediate);
  await new Promise((resolve) => setTimeout(resolve, 200));
  answer.resolve(busy([ten, ten + 30]));
  expect(await readers).toEqual(Array(20).fill({ source: "live", busy: [{ start: ten, end: ten + 30 }] }));
  expect(world.reads.length).toBe(1);
});
