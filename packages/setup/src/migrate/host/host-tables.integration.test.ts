import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { catalogOf, createHostDatabase, createTestDatabase, type TestDatabase } from "../../testing/index.ts";
import { migrateDatabase } from "../migrate-database.ts";
import { typeFamilies, usedColumns, writtenTables } from "./host-columns.ts";
import { findHostTableProblems } from "./host-tables.ts";

let database: TestDatabase;
afterEach(() => database.drop());

const change = (sql: string) => database.db.$executeRawUnsafe(sql);
const refusal = () =>
  migrateDatabase(database.databaseUrl).then(
    () => null,
    (error: Error) => error.message,
  );

// BookingReference is made for who brings a database of cal.com's own code later. Nobody here reads or writes it.
it("asks of a host for exactly the columns that we make where there is none", async () => {
  database = await createTestDatabase();
  const columns = await database.db.$queryRaw<
    { table: string; column: string; kind: string; required: boolean }[]
  >`
    SELECT c.relname AS table, a.attname AS column, a.attnotnull AS required,
           CASE WHEN t.typtype = 'e' THEN 'enum ' || t.typname ELSE t.typname::text END AS kind
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_type t ON t.oid = a.atttypid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
      AND c.relname <> 'BookingReference'`;
  const familyOf = (type: string) =>
    Object.entries(typeFamilies).find(([, types]) => (types as readonly string[]).includes(type))?.[0] ??
    type;
  const made = columns.map(
    ({ table, column, kind, required }) => `${table}.${column} ${familyOf(kind)}${required ? "" : "?"}`,
  );
  const asked = Object.entries(usedColumns).flatMap(([table, kinds]) =>
    Object.entries(kinds).flatMap(([kind, names]) =>
      (names ?? "").split(" ").map((name) => `${table}.${name} ${kind}`),
    ),
  );
  expect(asked.sort()).toEqual(made.sort());
});

describe("in a host's database", () => {
  beforeEach(async () => {
    database = await createHostDatabase();
  });

  it("a start adds nothing to the schema public but triggers, and nothing more the next time", async () => {
    const before = await catalogOf(database.databaseUrl, "public");
    await migrateDatabase(database.databaseUrl);
    const after = await catalogOf(database.databaseUrl, "public");
    const added = after.filter((line) => !before.includes(line));
    expect(before.filter((line) => !after.includes(line))).toEqual([]);
    expect(added.filter((line) => !line.startsWith("CREATE TRIGGER calcache_"))).toEqual([]);
    expect(added.length).toBeGreaterThan(20);
    expect(await migrateDatabase(database.databaseUrl)).toEqual({ applied: [] });
  });

  it("everything that is missing or of another kind is named at once, and nothing is changed", async () => {
    await change(
      `ALTER TABLE "Booking" DROP COLUMN "iCalUID", ALTER COLUMN title DROP NOT NULL, ADD COLUMN region TEXT NOT NULL`,
    );
    await change(
      `ALTER TABLE "EventType" ALTER COLUMN length TYPE TEXT, ALTER COLUMN "schedulingType" TYPE TEXT`,
    );
    await change(`DROP TABLE "SelectedSlots"`);
    await change(`ALTER TYPE "BookingStatus" RENAME VALUE 'pending' TO 'waiting'`);
    const before = await catalogOf(database.databaseUrl, "public");
    expect(await refusal()).toBe(
      [
        "The tables in the schema public aren't what Calcache uses of cal.com's. Nothing was changed.",
        'table "SelectedSlots" is missing',
        'column "EventType"."length" is of type text, not int',
        'column "EventType"."schedulingType" is of type text, not enum SchedulingType',
        'column "Booking"."title" may be null',
        'column "Booking"."iCalUID" is missing',
        `enum "BookingStatus" lacks 'pending'`,
        'column "Booking"."region" must be filled, and we have no value for it',
      ].join("\n  "),
    );
    expect(await catalogOf(database.databaseUrl, "public")).toEqual(before);
    const schemas = await database.db.$queryRaw`SELECT nspname FROM pg_namespace WHERE nspname = 'calcache'`;
    expect(schemas).toEqual([]);
  });

  it("more columns, more values and other schemas are fine, and so are tables that older versions lack", async () => {
    await change(`ALTER TABLE users ADD COLUMN uuid UUID NOT NULL`);
    await change(`ALTER TABLE "TeamFeatures" ADD COLUMN enabled BOOLEAN NOT NULL`);
    await change(`ALTER TABLE "Credential" ADD COLUMN "encryptedKey" TEXT`);
    await change(`ALTER TABLE "Booking" ADD COLUMN region TEXT NOT NULL DEFAULT 'eu'`);
    await change(`ALTER TYPE "BookingStatus" ADD VALUE 'no_show'`);
    await change("CREATE SCHEMA platform");
    // Versions of cal.com before 2024 have no such tables.
    await change(`DROP TABLE "OutOfOfficeEntry", "OutOfOfficeReason", "TravelSchedule", "HashedLink"`);
    expect(await refusal()).toBeNull();
  });

  it("what has to be filled counts in every table into which a running app writes rows", async () => {
    const required = "ADD COLUMN region TEXT NOT NULL";
    for (const table of [...Object.keys(usedColumns), "BookingReference"])
      await change(`ALTER TABLE "${table}" ${required}`);
    const unfilled = (table: string) =>
      `  column "${table}"."region" must be filled, and we have no value for it`;
    expect((await refusal())?.split("\n").slice(1)).toEqual(writtenTables.map(unfilled));
  });

  it("what only an import writes, has to be filled for an import alone", async () => {
    await change(`ALTER TABLE users ADD COLUMN uuid UUID NOT NULL`);
    const client = new Client({ connectionString: database.databaseUrl });
    await client.connect();
    expect(await findHostTableProblems(client)).toEqual([]);
    expect(await findHostTableProblems(client, Object.keys(usedColumns))).toEqual([
      'column "users"."uuid" must be filled, and we have no value for it',
    ]);
    await client.end();
  });

  it("what only some versions have has to be what it is there", async () => {
    await change(`ALTER TABLE users ALTER COLUMN locked DROP DEFAULT, ALTER COLUMN locked TYPE TEXT`);
    await change(`ALTER TABLE "TeamFeatures" ADD COLUMN enabled INT NOT NULL`);
    expect((await refusal())?.split("\n").slice(1).sort()).toEqual([
      '  column "TeamFeatures"."enabled" is of type int4, not boolean',
      '  column "users"."locked" is of type text, not boolean',
    ]);
  });

  it("any tables are a host's, also those of another application", async () => {
    await change("DROP SCHEMA public CASCADE");
    await change("CREATE SCHEMA public");
    await change("CREATE TABLE wiki_page (id int)");
    expect(await refusal()).toMatch(/table "users" is missing\n {2}table "Team" is missing/);
  });
});
