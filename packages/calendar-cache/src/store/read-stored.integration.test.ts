import { encodeIntervals, intervalsFrom } from "@calcache/availability";
import type { Prisma } from "@calcache/prisma";
import { countStatements, emptyTables } from "@calcache/setup/testing";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestEngine } from "../testing/test-engine.ts";
import { type ProcessCache, processCache } from "./process-cache.ts";
import { addStored } from "./read-stored.ts";

let engine: Awaited<ReturnType<typeof createTestEngine>>;
let cache: ProcessCache;
beforeAll(async () => {
  engine = await createTestEngine();
});
afterAll(() => engine.drop());

/** Two mailboxes with accounts of their own; the first one's calendars 1 and 2, and 3 of the other. 2 isn't watched and has no months. */
beforeEach(async () => {
  const { db } = engine;
  await emptyTables(db, ["calcache.mailbox", '"Credential"']);
  cache = processCache();
  const busy = encodeIntervals(intervalsFrom([{ start: day("2026-12-03"), end: day("2026-12-04") }]));
  await change(
    `INSERT INTO "Credential" (id, type, key) VALUES (1, 'test_calendar', '{}'), (2, 'test_calendar', '{}')`,
  );
  await change(`INSERT INTO calcache.mailbox (integration, address, credential_id)
    VALUES ('test_calendar', 'a', 1), ('test_calendar', 'b', 2)`);
  await change(`INSERT INTO calcache.cached_calendar (mailbox_id, external_id, covered_from, covered_until)
    SELECT *, now() - interval '1 day', now() - interval '1 day' FROM (VALUES (1, '1'), (1, '2'), (2, '3')) _`);
  await db.busyMonth.createMany({
    data: [1, 3].map((calendarId) => ({ calendarId, month: "2026-12", busy, readAt: new Date() })),
  });
  await change("INSERT INTO calcache.calendar_watch (calendar_id, event_type_id) VALUES (1, 0), (3, 0)");
  await change(`INSERT INTO calcache.subscription (calendar_id, state, created_at, expires_at)
    SELECT id, 'active', now(), now() FROM calcache.cached_calendar WHERE id <> 2`);
});

const day = (date: string) => Date.parse(date) / 60_000;
const december = { start: day("2026-12-02"), end: day("2026-12-30") };
const january = { start: day("2027-01-02"), end: day("2027-01-30") };
const change = (sql: string) => engine.db.$executeRawUnsafe(sql);

async function read(of: ProcessCache, ids = [1, 2, 3], range = december) {
  const batch = engine.db.openBatch();
  const stored = addStored(batch, { db: engine.db, cache: of }, ids, range, { recall: true });
  await batch.send();
  return [...(await stored()).values()].sort((a, b) => a.id - b.id);
}
const anew = (ids?: number[], range?: typeof december) => read(processCache(), ids, range);

test("what hasn't changed is read once, and of what is asked for besides only that", async () => {
  const before = await read(cache);
  expect(before).toEqual(await anew());
  expect(await countStatements(() => read(cache))).toBe(1);
  // What no trigger tells of is not seen: it is indeed recalled.
  await engine.db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.$executeRaw`UPDATE calcache.busy_month SET busy = '' WHERE calendar_id = 1`;
  });
  expect(await read(cache)).toEqual(before);
  expect(await read(cache, [1, 2], january)).toEqual(await anew([1, 2], january));
  expect(await read(cache)).toMatchObject([{ months: before[0]?.months }, {}, {}]);
});

test("what has changed takes one statement more, and the other calendars aren't read again", async () => {
  await read(cache);
  await change("UPDATE calcache.cached_calendar SET dirty_since = now() WHERE id = 3");
  expect(await countStatements(() => read(cache))).toBe(2);
  expect(await countStatements(() => read(cache))).toBe(1);
});

// Broken on purpose: each of the triggers disabled in turn, and the columns taken out of their conditions one by one.
describe("every change is seen", () => {
  test.each([
    "UPDATE calcache.busy_month SET busy = '' WHERE calendar_id = 1",
    "UPDATE calcache.busy_month SET read_at = now() + interval '1 day' WHERE calendar_id = 1",
    "DELETE FROM calcache.busy_month WHERE calendar_id = 1",
    `INSERT INTO calcache.busy_month (calendar_id, month, busy, read_at)
       SELECT calendar_id, '2026-11', busy, read_at FROM calcache.busy_month WHERE calendar_id = 1`,
    "UPDATE calcache.cached_calendar SET covered_from = now() WHERE id = 1",
    "UPDATE calcache.cached_calendar SET covered_until = now() WHERE id = 1",
    "UPDATE calcache.cached_calendar SET busy_rule = 2 WHERE id = 1",
    "UPDATE calcache.cached_calendar SET confirmed_at = now() WHERE id = 1",
    "UPDATE calcache.cached_calendar SET dirty_since = now() WHERE id = 1",
    "UPDATE calcache.cached_calendar SET failing_since = now() WHERE id = 1",
    "UPDATE calcache.cached_calendar SET refresh_after = now() WHERE id = 1",
    "UPDATE calcache.cached_calendar SET mailbox_id = 2 WHERE id = 1",
    "DELETE FROM calcache.cached_calendar WHERE id = 1",
    "DELETE FROM calcache.cached_calendar WHERE id = 2",
    "DELETE FROM calcache.calendar_watch WHERE calendar_id = 1",
    "INSERT INTO calcache.calendar_watch (calendar_id, event_type_id) VALUES (2, 0)",
    "INSERT INTO calcache.subscription (calendar_id, state, created_at, expires_at) VALUES (2, 'active', now(), now())",
    "UPDATE calcache.subscription SET state = 'lapsed' WHERE calendar_id = 1",
    "UPDATE calcache.subscription SET created_at = now() + interval '1 day' WHERE calendar_id = 1",
    "UPDATE calcache.subscription SET expires_at = now() + interval '1 day' WHERE calendar_id = 1",
    "DELETE FROM calcache.subscription WHERE calendar_id = 1",
    "UPDATE calcache.mailbox SET paused_until = now() WHERE id = 1",
    "UPDATE calcache.mailbox SET quarantined_at = now() WHERE id = 1",
    "UPDATE calcache.mailbox SET failure_kind = 'unusable' WHERE id = 1",
    "UPDATE calcache.mailbox SET integration = 'another_calendar' WHERE id = 1",
    "UPDATE calcache.mailbox SET credential_id = NULL WHERE id = 1",
    `UPDATE "Credential" SET invalid = TRUE WHERE id = 1`,
    `DELETE FROM "Credential" WHERE id = 1`,
    "TRUNCATE calcache.busy_month",
    "TRUNCATE calcache.calendar_watch",
    "TRUNCATE calcache.subscription",
    "TRUNCATE calcache.cached_calendar CASCADE",
  ])("%s", async (sql) => {
    const before = await read(cache);
    await read(cache, [1, 2, 3], january);
    await change(sql);
    const after = await read(cache);
    expect(after).toEqual(await anew());
    if (!sql.includes("2026-11")) expect(after).not.toEqual(before);
  });

  test("what only the engine itself works with is none", async () => {
    await read(cache);
    await change(
      "UPDATE calcache.cached_calendar SET dirty_generation = 7, dirty_reason = 'notified', refresh_generation = 7",
    );
    await change("UPDATE calcache.subscription SET last_notified_at = now(), renew_at = now()");
    await change("UPDATE calcache.mailbox SET time_zone = 'UTC', failure_count = 1");
    expect(await countStatements(() => read(cache))).toBe(1);
  });
});

test("what reaches into a range from the month before is seen, there and in the month before", async () => {
  await change(`UPDATE calcache.busy_month SET busy = '\\x0000000001000000'::bytea`);
  await change("UPDATE calcache.busy_month SET month = '2026-12'");
  const busy = encodeIntervals(intervalsFrom([{ start: day("2026-12-31"), end: day("2027-01-03") }]));
  await engine.db.busyMonth.updateMany({ where: { calendarId: 1 }, data: { busy } });
  for (const range of [january, december, january])
    expect(await read(cache, [1, 2], range)).toEqual(await anew([1, 2], range));
});

// Broken on purpose: only transactions that began after the snapshot count as changes.
test("a change that was under way while it was remembered is seen once it is made, however long it took", async () => {
  const begun = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  const slow = engine.db.$transaction(async (tx) => {
    await tx.$executeRaw`UPDATE calcache.busy_month SET busy = '' WHERE calendar_id = 1`;
    begun.resolve();
    await mayEnd.promise;
  });
  await begun.promise;
  const before = await read(cache);
  await change("UPDATE calcache.cached_calendar SET dirty_since = now() WHERE id = 2");
  await read(cache);
  mayEnd.resolve();
  await slow;
  const after = await read(cache);
  expect(after).toEqual(await anew());
  expect(after[0]).not.toEqual(before[0]);
});

/** A change to one calendar that is made in a transaction of its own, which ends later. */
type Step =
  | { kind: "begin" | "commit" | "roll back"; calendar: number }
  | { kind: "read"; ids: number[]; ranges: ("december" | "january")[] };

const calendarId = fc.constantFrom(1, 2, 3);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom("begin" as const, "commit" as const, "roll back" as const),
    calendar: calendarId,
  }),
  fc.record({
    kind: fc.constant("read" as const),
    ids: fc.uniqueArray(calendarId, { minLength: 1 }),
    ranges: fc.array(fc.constantFrom("december" as const, "january" as const), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
);

test("whatever is changed by whom and in which order, what is recalled is what is stored", async () => {
  let count = 0;
  await engine.db.busyMonth.create({
    data: { calendarId: 2, month: "2026-12", busy: new Uint8Array(), readAt: new Date() },
  });
  const write = (tx: Prisma.TransactionClient, id: number) =>
    tx.busyMonth.updateMany({
      where: { calendarId: id },
      data: {
        busy: encodeIntervals(
          intervalsFrom([{ start: day("2026-12-05") + count++, end: day("2027-01-03") }]),
        ),
      },
    });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const open = new Map<number, (outcome: "commit" | "roll back") => Promise<unknown>>();
      const begin = async (id: number) => {
        const [begun, ends] = [Promise.withResolvers<void>(), Promise.withResolvers<string>()];
        const transaction = engine.db
          .$transaction(async (tx) => {
            await write(tx, id);
            begun.resolve();
            if ((await ends.promise) === "roll back") throw new Error("rolled back");
          })
          .catch(() => {});
        await begun.promise;
        open.set(id, (outcome) => {
          ends.resolve(outcome);
          return transaction;
        });
      };
      const end = async (id: number, outcome: "commit" | "roll back") => {
        await open.get(id)?.(outcome);
        open.delete(id);
      };
      cache = processCache();
      for (const one of steps) {
        if (one.kind === "begin" && !open.has(one.calendar)) await begin(one.calendar);
        if (one.kind === "commit" || one.kind === "roll back") await end(one.calendar, one.kind);
        if (one.kind !== "read") continue;
        const ranges = one.ranges.map((name) => (name === "december" ? december : january));
        const found = await Promise.all(ranges.map((range) => read(cache, one.ids, range)));
        for (const [index, range] of ranges.entries())
          expect(found[index]).toEqual(await anew(one.ids, range));
      }
      for (const id of open.keys()) await end(id, "roll back");
    }),
    { numRuns: 150 },
  );
});
