import { openDatabase } from "@calcache/prisma";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/index.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

// Seen to end the process (130 unheard errors in 400 rounds) without the listener on each connection.
test("outlives a server that ends its connections, in whatever moment", async () => {
  const db = openDatabase(database.databaseUrl, { maxConnections: 4 });
  const killer = new Client({ connectionString: database.databaseUrl });
  await killer.connect();
  const work = async () => {
    for (let count = 0; count < 60; count++) {
      await db.$transaction((tx) => tx.$queryRaw`SELECT 1`).catch(() => null);
    }
  };
  const end = async () => {
    for (let count = 0; count < 60; count++) {
      await killer.query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
      );
    }
  };
  await Promise.all([...Array.from({ length: 8 }, work), end()]);
  await killer.end();
  let answer: unknown = null;
  for (let attempt = 0; attempt < 10 && answer === null; attempt++) {
    answer = await db.$queryRaw`SELECT 1 AS one`.catch(() => null);
  }
  expect(answer).toEqual([{ one: 1 }]);
  await db.$disconnect();
});
