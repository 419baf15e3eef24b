import { setTimeout as pause } from "node:timers/promises";
import { type Database, openDatabase } from "@calcache/prisma";
import { patience } from "@calcache/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestDatabase, openEntrance, openSession, type TestDatabase } from "../testing/index.ts";

let database: TestDatabase;
let entrance: Awaited<ReturnType<typeof openEntrance>>;
let db: Database;

beforeEach(async () => {
  database = await createTestDatabase();
  entrance = await openEntrance(database.databaseUrl);
  db = openDatabase(entrance.databaseUrl, { maxConnections: 1, readConnections: 1 });
});
afterEach(async () => {
  await db.$disconnect();
  await entrance.shut();
  await database.drop();
});

const readOne = () => db.readPrepared<{ one: number }>({ name: "one", text: "SELECT 1 AS one" }, []);

test("a read that comes while the server restarts is answered when it is back", async () => {
  expect(await readOne()).toEqual([{ one: 1 }]);
  await entrance.shut();
  const answer = readOne();
  await pause(300);
  await entrance.open();
  expect(await answer).toEqual([{ one: 1 }]);
});

test("a read of a server that stays away fails within three seconds", async () => {
  await entrance.shut();
  const began = performance.now();
  await expect(readOne()).rejects.toThrow("the database could not be read");
  expect(performance.now() - began).toBeLessThan(patience(3_500));
});

// Broken on purpose: without `forget` the rows that had come are there twice.
test("what was half read when its connection was cut is there once", async () => {
  const killer = await openSession(database.databaseUrl);
  const count = 1_500;
  const batch = db.openBatch();
  const rows = batch.add({
    // A list of so many values is read row by row; each row is more than a packet, so that some have come before the cut.
    select: "SELECT n, repeat('x', 20000), pg_sleep(0.0005)::text FROM unnest($1::int[]) AS n",
    values: [Array.from({ length: count }, (_, index) => index)],
    read: (row) => row.int(),
  });
  const sent = batch.send();
  for (let isCut = false; !isCut; ) {
    await pause(50);
    const { rowCount } = await killer.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND query LIKE 'COPY%' AND state = 'active' AND pid <> pg_backend_pid()`,
    );
    isCut = rowCount === 1;
  }
  await sent;
  expect(rows()).toEqual(Array.from({ length: count }, (_, index) => index));
  await killer.end();
});

test("a statement that is wrong is asked once", async () => {
  const began = performance.now();
  await expect(db.readPrepared({ name: "wrong", text: "SELECT nothing_known" }, [])).rejects.toThrow();
  expect(performance.now() - began).toBeLessThan(patience(2_000));
});
