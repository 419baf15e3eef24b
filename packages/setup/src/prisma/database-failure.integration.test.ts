import { isDatabaseFailure, openDatabase } from "@calcache/prisma";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, openEntrance, openSession, type TestDatabase } from "../testing/index.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

type Db = TestDatabase["db"];
const errorOf = async (db: Db, ask: (db: Db) => Promise<unknown>): Promise<unknown> =>
  ask(db).then(
    () => null,
    (error) => error,
  );

test.each<[string, (db: Db) => Promise<unknown>]>([
  ["a text that Postgres can't hold", (db) => db.user.findFirst({ where: { email: "a\0b" } })],
  ["such a text in a raw query", (db) => db.$queryRaw`SELECT ${"a\0b"}::text`],
  [
    "such a text in a direct read",
    (db) => db.readPrepared({ name: "nul", text: "SELECT $1::text AS a" }, ["a\0b"]),
  ],
  ["an id beyond its type", (db) => db.user.findFirst({ where: { id: 2 ** 31 } })],
  ["a time of the year 0", (db) => db.user.findFirst({ where: { createdDate: new Date(-62167219200000) } })],
  ["a duplicate", (db) => db.user.createMany({ data: [{ email: "a" }, { email: "a" }] })],
  ["a row that isn't there", (db) => db.user.update({ where: { id: 1 }, data: { name: "x" } })],
  ["a query that is none", (db) => db.$queryRaw`SELEKT 1`],
  ["a value of another type", (db) => db.user.findFirst({ where: { id: "one" as unknown as number } })],
])("%s is no failure of the database", async (_what, ask) => {
  const error = await errorOf(database.db, ask);
  expect(error).toBeInstanceOf(Error);
  expect(isDatabaseFailure(error)).toBe(false);
});

test("whatever is asked of a database that is away is one", async () => {
  const away = openDatabase("postgresql://nobody:nothing@127.0.0.1:1/away");
  for (const ask of [
    (db: Db) => db.user.findFirst(),
    (db: Db) => db.$queryRaw`SELECT 1`,
    (db: Db) => db.readPrepared({ name: "one", text: "SELECT 1" }, []),
    (db: Db) => db.$transaction((tx) => tx.user.findFirst()),
  ])
    expect(isDatabaseFailure(await errorOf(away as Db, ask))).toBe(true);
  await away.$disconnect();
});

// Seen failing: a host whose name isn't known for the moment, as in a failover by DNS, was answered with 500.
test("so is a host that can't be reached or isn't known", async () => {
  for (const code of ["ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "ETIMEDOUT"])
    expect([code, isDatabaseFailure(Object.assign(new Error("connect"), { code }))]).toEqual([code, true]);
  const unknown = openDatabase("postgresql://nobody:nothing@no-such-host.invalid:1/away");
  for (const ask of [
    (db: Db) => db.user.findFirst(),
    (db: Db) => db.$queryRaw`SELECT 1`,
    (db: Db) => db.readPrepared({ name: "one", text: "SELECT 1" }, []),
    (db: Db) => db.$transaction((tx) => tx.user.findFirst()),
  ])
    expect(isDatabaseFailure(await errorOf(unknown as Db, ask))).toBe(true);
  await unknown.$disconnect();
});

// Seen failing: a cron's call during the first start was answered with 500.
test.each<[string, (db: Db) => Promise<unknown>]>([
  ["Prisma", (db) => db.mailbox.findMany()],
  ["a raw query", (db) => db.$queryRaw`SELECT * FROM calcache.mailbox`],
  ["a direct read", (db) => db.readPrepared({ name: "m", text: "SELECT * FROM calcache.mailbox" }, [])],
])("so is a table that migrations haven't made yet, by %s", async (_how, ask) => {
  const url = new URL(database.databaseUrl);
  url.pathname = "/postgres";
  const empty = openDatabase(url.href);
  expect(isDatabaseFailure(await errorOf(empty as Db, ask))).toBe(true);
  await empty.$disconnect();
});

test("so is a statement that the database ended or refused for its own reasons", async () => {
  for (const state of ["57P01", "53300", "40001", "25006", "55P03"]) {
    const raise = `DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '${state}'; END $$`;
    const error = await errorOf(database.db, (db) => db.$executeRawUnsafe(raise));
    expect([state, isDatabaseFailure(error)]).toEqual([state, true]);
  }
});

// Seen failing: in a failover a booking was answered with 500. Of a COMMIT Prisma lets the adapter's own error through.
test.each([
  ["57P01", true],
  ["23505", false],
])("a transaction that can't be committed is one or not by what Postgres said: %s", async (state, isOne) => {
  const error = await errorOf(database.db, (db) =>
    db.$transaction(async (tx) => {
      await tx.$executeRawUnsafe("CREATE TABLE refused (id int)");
      await tx.$executeRawUnsafe(`CREATE FUNCTION refuse() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '${state}'; END $$`);
      await tx.$executeRawUnsafe(`CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON refused
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse()`);
      await tx.$executeRawUnsafe("INSERT INTO refused VALUES (1)");
    }),
  );
  expect([error, isDatabaseFailure(error)]).toEqual([error, isOne]);
});

const sleep = "SELECT pg_sleep(30)";

// Seen failing: what pg says without a code came out of Prisma as an Error like any other, and was answered with 500.
test.each<[string, (db: Db) => Promise<unknown>]>([
  ["a raw query", (db) => db.$queryRawUnsafe(sleep)],
  ["a command", (db) => db.$executeRawUnsafe(sleep)],
  ["a transaction", (db) => db.$transaction((tx) => tx.$queryRawUnsafe(sleep))],
  [
    "a read after it",
    async (db) => {
      await db.$queryRawUnsafe(sleep).catch(() => undefined);
      return db.user.findFirst().then(() => Promise.reject(new DatabaseIsBack()));
    },
  ],
])("so is a connection that is cut, in %s", async (_how, ask) => {
  const entrance = await openEntrance(database.databaseUrl);
  const db = openDatabase(entrance.databaseUrl, { maxConnections: 1 });
  await db.$queryRaw`SELECT 1`;
  const asked = errorOf(db as Db, ask);
  setTimeout(entrance.cut, 200);
  const error = await asked;
  if (!(error instanceof DatabaseIsBack)) expect([error, isDatabaseFailure(error)]).toEqual([error, true]);
  await db.$disconnect();
  await entrance.shut();
});

// Seen failing: a booking waited for as long as somebody held its table.
test("so is a lock that isn't had in time, and the transaction leaves nothing", async () => {
  const db = openDatabase(database.databaseUrl, { maxConnections: 1, lockWithin: 100 });
  const holder = await openSession(database.databaseUrl);
  await holder.query('BEGIN; LOCK TABLE "Team" IN EXCLUSIVE MODE');
  const error = await errorOf(db as Db, () =>
    db.$transaction(async (tx) => {
      await tx.user.create({ data: { email: "late@contoso.example" } });
      await tx.team.create({ data: { name: "Late" } });
    }),
  );
  expect([error, isDatabaseFailure(error)]).toEqual([error, true]);
  await holder.query("ROLLBACK");
  expect(await db.user.count({ where: { email: "late@contoso.example" } })).toBe(0);
  await Promise.all([db.$disconnect(), holder.end()]);
});

class DatabaseIsBack extends Error {}

test("other errors aren't", () => {
  for (const error of [new Error("x"), new TypeError("x"), null, "PrismaClientKnownRequestError"])
    expect(isDatabaseFailure(error)).toBe(false);
});
