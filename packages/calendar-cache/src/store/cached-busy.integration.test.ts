import { encodeIntervals } from "@calcache/availability";
import type { Prisma, ReadBatch } from "@calcache/prisma";
import {
  type ColumnRead,
  columnsReadBy,
  createTestDatabase,
  findUntold,
  type TestDatabase,
} from "@calcache/setup/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addStoredCalendars } from "./cached-busy.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const rows = [
  `INSERT INTO "Credential" (type, key) VALUES ('x', '{}')`,
  "INSERT INTO calcache.mailbox (integration, address, credential_id) VALUES ('x', 'a', 1)",
  "INSERT INTO calcache.cached_calendar (mailbox_id, external_id) VALUES (1, 'c')",
  "INSERT INTO calcache.subscription (calendar_id, state, created_at) VALUES (1, 'active', now())",
  "INSERT INTO calcache.calendar_watch (calendar_id, event_type_id) VALUES (1, 0)",
  "INSERT INTO calcache.busy_month (calendar_id, month, busy, read_at) VALUES (1, '2026-12', '', now())",
];

/** What a row is known by, and nobody changes. */
const keys = [
  "calcache.cached_calendar.id",
  "calcache.mailbox.id",
  "calcache.subscription.calendar_id",
  'public."Credential".id',
];

function storedCalendarStatements(): string[] {
  const statements: string[] = [];
  const batch: ReadBatch = {
    add({ select }) {
      statements.push(select);
      return () => [];
    },
    send: async () => {},
  };
  addStoredCalendars(batch, [1], { start: 0, end: 1 });
  return statements;
}

// Broken on purpose: a column added to the statement; one taken out of a trigger's condition.
test("of each column that is remembered a change is told, and of each row that goes", async () => {
  const { db } = database;
  let columns: ColumnRead[] = [];
  for (const select of storedCalendarStatements()) columns.push(...(await columnsReadBy(db, select)));
  // With another incarnation everything is forgotten.
  columns = columns.filter(({ table }) => table !== "calcache.incarnation");
  for (const sql of rows) await db.$executeRawUnsafe(sql);
  const look = (tx: Prisma.TransactionClient) => tx.cacheInvalidation.count();
  expect(await findUntold(db, columns, keys, look)).toEqual([]);
  expect(columns.length).toBeGreaterThan(20);
});

// Broken on purpose: months were views of the answer's own bytes; the pages' size was 16,384 minutes.
test("what is read keeps little memory alive beside itself", async () => {
  const { db } = database;
  await db.$executeRaw`TRUNCATE calcache.mailbox, calcache.cached_calendar, calcache.busy_month RESTART IDENTITY CASCADE`;
  const busy = encodeIntervals(new Uint32Array([29_769_120, 29_769_180]));
  await db.mailbox.create({ data: { integration: "x", address: "a" } });
  for (const externalId of ["1", "2"])
    await db.cachedCalendar.create({
      data: {
        mailboxId: 1,
        externalId,
        busyMonths: { create: { month: "2026-08", busy, readAt: new Date() } },
      },
    });
  const bytesKept = async (ids: number[]) => {
    const batch = db.openBatch();
    const read = addStoredCalendars(batch, ids, { start: 29_769_000, end: 29_770_000 });
    await batch.send();
    return read().map(({ months }) => months.get("2026-08")?.busy.buffer.byteLength);
  };
  expect(await bytesKept([1])).toEqual([8]);
  expect(await bytesKept([1, 2])).toEqual([4_096, 4_096]);
});
