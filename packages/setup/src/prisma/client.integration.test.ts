import { openDatabase } from "@calcache/prisma";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestDatabase, hasPgBouncer, startPgBouncer, type TestDatabase } from "../testing/index.ts";

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

// A host may have set its database to another isolation. Bookings wait for a lock and then look what others have booked.
describe("in a database that was set to repeatable reads", () => {
  beforeAll(async () => {
    const name = new URL(database.databaseUrl).pathname.slice(1);
    await database.db.$executeRawUnsafe(
      `ALTER DATABASE ${name} SET default_transaction_isolation TO 'repeatable read'`,
    );
  });

  /** How many users a transaction sees that began before one was added. */
  async function seen(databaseUrl: string, isPooled: boolean) {
    const db = openDatabase(databaseUrl, { isPooled, maxConnections: 2 });
    try {
      return await db.$transaction(async (tx) => {
        const before = await tx.user.count();
        await database.db.user.create({ data: { email: `${before}@x.example` } });
        return (await tx.user.count()) - before;
      });
    } finally {
      await db.$disconnect();
    }
  }

  test("a transaction sees what others commit meanwhile", async () => {
    expect(await seen(database.databaseUrl, false)).toBe(1);
  });

  test.skipIf(!hasPgBouncer)("also through a pooler", async () => {
    const pooler = await startPgBouncer(database.databaseUrl, "transaction", 2);
    expect(await seen(pooler.databaseUrl, true)).toBe(1);
    await pooler.stop();
  });
});
