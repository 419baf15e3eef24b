import { openDatabase } from "@calcache/prisma";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase, hasPgBouncer, startPgBouncer, type TestDatabase } from "../testing/index.ts";

let database: TestDatabase;
const at = new Date("2026-12-01T11:00:00.000Z");
const seconds = at.getTime() / 1_000;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Times of both types, written and read by all the ways there are. */
async function times(databaseUrl: string, isPooled: boolean) {
  const db = openDatabase(databaseUrl, { isPooled, maxConnections: 2, readConnections: 1 });
  try {
    const batch = db.openBatch();
    const inBatch = batch.add({
      select: "SELECT $1::timestamp AT TIME ZONE 'UTC'",
      values: [at.toISOString()],
      read: (row) => row.time(),
    });
    await batch.send();
    const { createdDate } = await db.user.create({ data: { email: "ann@x.example", createdDate: at } });
    await db.user.deleteMany();
    const [raw] = await db.$queryRaw<unknown[]>`
      SELECT extract(epoch FROM ${at}::timestamptz)::int AS "asZoned", to_timestamp(${seconds}) AS zoned,
             (${at}::timestamptz AT TIME ZONE 'UTC') AS local, DATE '2026-12-01' AS date`;
    const [direct] = await db.readPrepared<{ zoned: Date }>(
      { name: "times", text: "SELECT to_timestamp($1) AS zoned" },
      [seconds],
    );
    return { inBatch: inBatch(), createdDate, raw, direct };
  } finally {
    await db.$disconnect();
  }
}
const asTheyAre = {
  inBatch: [at.getTime()],
  createdDate: at,
  raw: { asZoned: seconds, zoned: at, local: at, date: new Date("2026-12-01") },
  direct: { zoned: at },
};

describe("in a database that was set to another zone and style of dates", () => {
  beforeAll(async () => {
    const name = new URL(database.databaseUrl).pathname.slice(1);
    await database.db.$executeRawUnsafe(`ALTER DATABASE ${name} SET timezone = 'America/New_York'`);
    await database.db.$executeRawUnsafe(`ALTER DATABASE ${name} SET datestyle = 'German'`);
  });

  it("times are written and read as they are", async () => {
    expect(await times(database.databaseUrl, false)).toEqual(asTheyAre);
  });

  it.skipIf(!hasPgBouncer)("also through a pooler, whose other clients keep their settings", async () => {
    const pooler = await startPgBouncer(database.databaseUrl, "transaction", 1);
    expect(await times(pooler.databaseUrl, true)).toEqual(asTheyAre);
    const other = new Client({ connectionString: pooler.databaseUrl });
    await other.connect();
    expect((await other.query("SHOW timezone")).rows).toEqual([{ TimeZone: "America/New_York" }]);
    await other.end();
    await pooler.stop();
  });
});

it("times beyond what a date holds are read as the nearest", async () => {
  const [first, last] = [new Date("0001-01-01T00:00:00.000Z"), new Date("9999-12-31T23:59:59.999Z")];
  const { id: userId } = await database.db.user.create({ data: { email: "ann@x.example" } });
  for (const [start, end] of [
    ["-infinity", "infinity"],
    ["4713-01-01 BC", "290000-01-01"],
    ["0044-03-15 BC", "10000-01-01"],
  ]) {
    const select = `SELECT TIMESTAMPTZ '${start}', TIMESTAMPTZ '${end}'`;
    await database.db.$executeRawUnsafe(
      `INSERT INTO "Booking" (uid, title, "userId", "startTime", "endTime") VALUES ('odd', 'Odd', ${userId}, '${start}', '${end}')`,
    );
    expect(await database.db.booking.findFirst({ select: { startTime: true, endTime: true } })).toEqual({
      startTime: first,
      endTime: last,
    });
    await database.db.booking.deleteMany();
    const named = `SELECT x.*, DATE '${start}' AS c, DATE '${end}' AS d FROM (${select}) AS x(a, b)`;
    expect(await database.db.$queryRawUnsafe(named)).toEqual([
      { a: first, b: last, c: first, d: new Date("9999-12-31") },
    ]);
    const batch = database.db.openBatch();
    const inBatch = batch.add({ select, values: [], read: (row) => [row.time(), row.time()] });
    await batch.send();
    expect(inBatch()).toEqual([[first.getTime(), last.getTime()]]);
  }
});
