import { rm } from "node:fs/promises";
import { join } from "node:path";
import { encodeIntervals, intervalsFrom, toRanges } from "@calcache/availability";
import { type Database, openDatabase } from "@calcache/prisma";
import {
  type EmbeddedPostgres,
  makeFolderInMemory,
  migrateDatabase,
  startEmbeddedPostgres,
} from "@calcache/setup";
import { openSession } from "@calcache/setup/testing";
import { patience } from "@calcache/testing";
import type { Client } from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { processCache } from "./process-cache.ts";
import { addStored } from "./read-stored.ts";

let folder: string;
let server: EmbeddedPostgres;
let db: Database;

const day = (date: string) => Date.parse(date) / 60_000;
const december = { start: day("2026-12-02"), end: day("2026-12-30") };
const busyOn = (date: string) => encodeIntervals(intervalsFrom([{ start: day(date), end: day(date) + 60 }]));

beforeEach(async () => {
  folder = await makeFolderInMemory();
  server = await startEmbeddedPostgres({ dataDir: join(folder, "postgres"), log: () => undefined });
  await migrateDatabase(server.databaseUrl);
  db = openDatabase(server.databaseUrl, { maxConnections: 2 });
  const mailbox = await db.mailbox.create({ data: { integration: "test_calendar", address: "a" } });
  const calendar = await db.cachedCalendar.create({
    data: { mailboxId: mailbox.id, externalId: "1", confirmedAt: new Date() },
  });
  await db.busyMonth.create({
    data: { calendarId: calendar.id, month: "2026-12", busy: busyOn("2026-12-03"), readAt: new Date() },
  });
});
afterEach(async () => {
  await db.$disconnect();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function read(cache: ReturnType<typeof processCache>) {
  const batch = db.openBatch();
  const stored = addStored(batch, { db, cache }, [1], december, { recall: true });
  await batch.send();
  const calendar = (await stored()).get(1);
  return {
    busy: calendar?.months.flatMap(({ busy }) => toRanges(busy).map(({ start }) => start)),
    isRestored: calendar?.freshness.isRestored,
  };
}

/** Uses up ids of transactions of which nothing is on the disk yet: what is rolled back isn't waited for. */
async function rollBackSubtransactions(session: Client, count: number): Promise<void> {
  await session.query("ALTER SYSTEM SET wal_writer_delay = '10s'");
  await session.query("SELECT pg_reload_conf()");
  await session.query("BEGIN");
  await session.query(`DO $$ BEGIN
    FOR n IN 1..${count} LOOP
      BEGIN UPDATE calcache.mailbox SET address = 'b'; RAISE EXCEPTION 'undone'; EXCEPTION WHEN OTHERS THEN NULL; END;
    END LOOP;
  END $$`);
  await session.query("ROLLBACK");
}

/** Ends a session of the server's as a crash would: the server recovers in place. */
async function crash(session: Session) {
  process.kill(session.pid, "SIGKILL");
  await db.$disconnect();
  db = openDatabase(server.databaseUrl, { maxConnections: 2 });
  await vi.waitFor(() => db.$queryRaw`SELECT 1`, { timeout: patience(30_000), interval: 50 });
}

type Session = { client: Client; pid: number };

/** A session that can be killed. */
async function open(): Promise<Session> {
  const client = await openSession(server.databaseUrl);
  client.on("error", () => undefined);
  const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  return { client, pid: rows[0]?.pid ?? 0 };
}

// Seen failing with the time at which the server was started for its identity: it stays the same.
test("after a crash, changes are seen whose transactions have ids that were given before", async () => {
  const cache = processCache();
  const session = await open();
  await read(cache);
  await rollBackSubtransactions(session.client, 1_500);
  expect((await read(cache)).busy).toEqual([day("2026-12-03")]);
  await crash(session);
  await db.busyMonth.updateMany({ data: { busy: busyOn("2026-12-04") } });
  expect((await read(cache)).busy).toEqual([day("2026-12-04")]);
});

test("what was confirmed before a crash no longer counts as confirmed, until it is again", async () => {
  const cache = processCache();
  expect((await read(cache)).isRestored).toBe(false);
  await crash(await open());
  expect((await read(cache)).isRestored).toBe(true);
  expect((await read(cache)).isRestored).toBe(true);
  await db.cachedCalendar.updateMany({ data: { confirmedAt: new Date() } });
  expect((await read(cache)).isRestored).toBe(false);
});

test("a server that is stopped and started goes on as it was", async () => {
  const cache = processCache();
  await read(cache);
  await server.stop();
  server = await startEmbeddedPostgres({ dataDir: join(folder, "postgres"), log: () => undefined });
  await db.$disconnect();
  db = openDatabase(server.databaseUrl, { maxConnections: 2 });
  expect((await read(cache)).isRestored).toBe(false);
});
