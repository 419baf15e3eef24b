import { processCache } from "@calcache/calendar-cache";
import type { Prisma } from "@calcache/prisma";
import {
  columnsReadBy,
  countStatements,
  createTestDatabase,
  emptyTables,
  findUntold,
  type TestDatabase,
} from "@calcache/setup/testing";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addBooked } from "./booked-memory.ts";
import { bookedTimes } from "./booked-times.ts";

let database: TestDatabase;
let cache = processCache();
let now = 0;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Ann (1) leads and hosts booking 1, Bob (2) hosts booking 2, which nobody leads and which waits to be confirmed; Cem (3) leads one that others wrote. */
const rows = [
  `INSERT INTO users (id, email) VALUES (1, 'ann@x.example'), (2, 'bob@x.example'), (3, 'cem@x.example')`,
  `INSERT INTO "EventType" (id, title, slug, length, "userId", "beforeEventBuffer", "requiresConfirmation",
     "requiresConfirmationWillBlockSlot") VALUES (1, 'A', 'a', 30, 1, 10, false, false), (2, 'B', 'b', 30, 1, 0, true, true)`,
  `INSERT INTO "Booking" (uid, title, "userId", "eventTypeId", status, "startTime", "endTime") VALUES
     ('one', '', 1, 1, 'accepted', '2026-12-01 09:00', '2026-12-01 10:00'),
     ('two', '', NULL, 2, 'pending', '2026-12-02 09:00', '2026-12-02 10:00'),
     ('three', '', 3, NULL, 'accepted', '2026-12-05 09:00', '2026-12-05 10:00')`,
  "INSERT INTO calcache.booking_host (booking_id, user_id) VALUES (1, 1), (2, 2)",
];
beforeEach(async () => {
  cache = processCache();
  await emptyTables(database.db, ['"Booking"', '"EventType"', "users"]);
  for (const sql of rows) await change(sql);
});

const day = (date: string) => Date.parse(date) / 60_000;
const december = { start: day("2026-12-01"), end: day("2027-01-01") };
const january = { start: day("2027-01-01"), end: day("2027-02-01") };
const change = (sql: string) => database.db.$executeRawUnsafe(sql);

async function read(of = cache, range = december, leftOut: string | null = null) {
  const batch = database.db.openBatch();
  const booked = addBooked(batch, { db: database.db, cache: of, now: () => now }, [1, 2, 3], range, {
    recall: true,
    leftOut,
  });
  await batch.send();
  const bookedOf = await booked();
  return [1, 2, 3].map((id) =>
    bookedOf(id)
      .map(({ start, end, beforeEventBuffer, afterEventBuffer }) => [
        new Date(start * 60_000).toISOString().slice(5, 16),
        end - start,
        beforeEventBuffer,
        afterEventBuffer,
      ])
      .sort(),
  );
}
const anew = (range?: typeof december) => read(processCache(), range);

test("bookings are read once, and those of whoever leads and hosts one aren't doubled", async () => {
  expect(await read()).toEqual([
    [["12-01T09:00", 60, 10, 0]],
    [["12-02T09:00", 60, 0, 0]],
    [["12-05T09:00", 60, 0, 0]],
  ]);
  expect(await countStatements(() => read())).toBe(1);
  // What no trigger tells of is not seen: it is indeed recalled.
  await database.db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.$executeRaw`DELETE FROM "Booking"`;
  });
  expect((await read())[0]).toHaveLength(1);
  expect((await read(cache, january))[0]).toEqual([]);
});

// Broken on purpose: remembered for ever; reconciling tells nobody.
test("what was written with triggers switched off is seen after ten minutes, or once upkeep has made it good", async () => {
  const writeUnseen = (sql: string) =>
    database.db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
      await tx.$executeRawUnsafe(sql);
    });
  await read();
  await writeUnseen(`UPDATE "Booking" SET "startTime" = "startTime" - interval '1 hour'`);
  now += 10 * 60_000;
  expect(await read()).toEqual(await anew());
  await writeUnseen(`UPDATE "Booking" SET "startTime" = "startTime" - interval '1 hour'`);
  await change("SELECT calcache.reconcile()");
  expect(await read()).toEqual(await anew());
});

test("a booking that is left out isn't among them, and is among those of the next who asks", async () => {
  await read();
  expect((await read(cache, december, "one"))[0]).toEqual([]);
  expect((await read())[0]).toHaveLength(1);
});

test("another month is read with what is known, and what lies outside of the asked one isn't told", async () => {
  await change(`INSERT INTO "Booking" (uid, title, "userId", "startTime", "endTime")
    VALUES ('night', '', 1, '2026-12-31 23:00', '2027-01-01 01:00')`);
  for (const range of [january, december, january])
    expect(await read(cache, range)).toEqual(await anew(range));
  expect((await read(cache, january))[0]).toEqual([["12-31T23:00", 120, 0, 0]]);
  expect(await countStatements(() => read(cache, december))).toBe(1);
});

// Broken on purpose: each of the triggers disabled in turn.
describe("every change is seen, in one round trip more", () => {
  test.each([
    `INSERT INTO "Booking" (uid, title, "userId", "startTime", "endTime") VALUES ('new', '', 3, '2026-12-03', '2026-12-04')`,
    `UPDATE "Booking" SET "startTime" = "startTime" + interval '1 hour' WHERE id = 2`,
    `UPDATE "Booking" SET "endTime" = "endTime" + interval '1 hour' WHERE id = 1`,
    `UPDATE "Booking" SET status = 'cancelled' WHERE id = 2`,
    `UPDATE "Booking" SET "userId" = 3 WHERE id = 1`,
    `UPDATE "Booking" SET "userId" = NULL, status = 'rejected' WHERE id = 1`,
    `UPDATE "Booking" SET "eventTypeId" = NULL WHERE id = 1`,
    `DELETE FROM "Booking" WHERE id = 1`,
    `DELETE FROM "Booking" WHERE id = 2`,
    `DELETE FROM "Booking" WHERE id = 3`,
    `TRUNCATE "Booking" CASCADE`,
    `UPDATE "EventType" SET "beforeEventBuffer" = 20 WHERE id = 1`,
    `UPDATE "EventType" SET "afterEventBuffer" = 20 WHERE id = 1`,
    `UPDATE "EventType" SET "requiresConfirmation" = false WHERE id = 2`,
    `UPDATE "EventType" SET "requiresConfirmationWillBlockSlot" = false WHERE id = 2`,
    `DELETE FROM "EventType" WHERE id = 1`,
    `DELETE FROM users WHERE id = 1`,
    "INSERT INTO calcache.booking_host (booking_id, user_id) VALUES (1, 3)",
    "UPDATE calcache.booking_host SET user_id = 3 WHERE user_id = 2",
    "DELETE FROM calcache.booking_host WHERE user_id = 2",
    "TRUNCATE calcache.booking_host",
  ])("%s", async (sql) => {
    const before = await read();
    await change(sql);
    let after: unknown;
    const statements = await countStatements(async () => {
      after = await read();
    });
    expect(after).toEqual(await anew());
    expect(statements).toBe(2);
    if (!sql.startsWith("TRUNCATE calcache")) expect(after).not.toEqual(before);
    expect(await countStatements(() => read())).toBe(1);
  });

  test("what takes no other time is none", async () => {
    await read();
    await change(`UPDATE "Booking" SET title = 'Other', description = 'notes'`);
    await change(`UPDATE "EventType" SET title = 'Other', length = 45`);
    expect(await countStatements(() => read())).toBe(1);
  });
});

// Broken on purpose: only transactions that began after the snapshot count as changes.
test("a booking that was under way while others were remembered is seen once it is made, however long it took", async () => {
  const [begun, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const slow = database.db.$transaction(async (tx) => {
    await tx.$executeRaw`UPDATE "Booking" SET status = 'cancelled' WHERE id = 3`;
    begun.resolve();
    await mayEnd.promise;
  });
  await begun.promise;
  await change(`UPDATE "Booking" SET status = 'cancelled' WHERE id = 1`);
  expect((await read())[2]).toHaveLength(1);
  mayEnd.resolve();
  await slow;
  expect(await read()).toEqual(await anew());
});

/** A change to one person's bookings that is made in a transaction of its own, which ends later. */
type Step = { kind: "begin" | "commit" | "roll back" | "december" | "january"; user: number };
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(
    "begin" as const,
    "commit" as const,
    "roll back" as const,
    "december" as const,
    "january" as const,
  ),
  user: fc.constantFrom(1, 2, 3),
});

// Broken on purpose: the trigger of new bookings disabled.
test("whoever is booked by whom and in which order, what is recalled is what is stored", async () => {
  let count = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      const open = new Map<number, (outcome: string) => Promise<unknown>>();
      const begin = async (id: number) => {
        const [begun, ends] = [Promise.withResolvers<void>(), Promise.withResolvers<string>()];
        const transaction = database.db
          .$transaction(async (tx) => {
            const startTime = new Date(Date.UTC(2026, 11, 31, 20, 0) + 600_000 * (++count % 40));
            const endTime = new Date(startTime.getTime() + 3_600_000);
            await tx.booking.create({
              data: { uid: `n${count}`, title: "", userId: id, startTime, endTime },
            });
            begun.resolve();
            if ((await ends.promise) === "roll back") throw new Error("rolled back");
          })
          .catch(begun.resolve);
        await begun.promise;
        open.set(id, (outcome) => {
          ends.resolve(outcome);
          return transaction;
        });
      };
      cache = processCache();
      for (const { kind, user } of steps) {
        if (kind === "begin" && !open.has(user)) await begin(user);
        if (kind === "commit" || kind === "roll back") {
          await open.get(user)?.(kind);
          open.delete(user);
        }
        if (kind !== "december" && kind !== "january") continue;
        const range = kind === "december" ? december : january;
        const found = await Promise.all([read(cache, range), read(cache, range)]);
        const stored = await anew(range);
        expect(found).toEqual([stored, stored]);
      }
      for (const end of open.values()) await end("roll back");
      await change(`DELETE FROM "Booking" WHERE id > 3`);
    }),
    { numRuns: 60 },
  );
});

// Broken on purpose: a column added to the statement; one taken out of a trigger's comparison.
test("of each column that is remembered a change is told, and of each row that goes", async () => {
  const { db, drop } = await createTestDatabase();
  // What a row is known by nobody changes; where `uid` is asked for nothing is remembered.
  const keys = ['public."Booking".id', 'public."Booking".uid', "calcache.booking_host.booking_id"];
  const columns = await columnsReadBy(db, bookedTimes([1], december, null).select);
  for (const sql of rows) await db.$executeRawUnsafe(sql);
  const look = (tx: Prisma.TransactionClient) => tx.bookedChange.count();
  expect(await findUntold(db, columns, keys, look)).toEqual([]);
  expect(columns.length).toBeGreaterThan(12);
  await drop();
});
