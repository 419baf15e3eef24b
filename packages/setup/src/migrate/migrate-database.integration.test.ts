import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../testing/index.ts";
import { migrateDatabase } from "./migrate-database.ts";
import { knownMigrations, type Migration, toMigration } from "./migration.ts";

const notes = toMigration("calcache", {
  name: "20270101000000_notes",
  sql: "CREATE TABLE calcache.notes (id int)",
});
const more = (sql: string) => toMigration("calcache", { name: "20270102000000_more", sql });

describe("migrateDatabase", () => {
  let database: TestDatabase;
  const clients: Client[] = [];
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.end();
    await database.drop();
  });

  const migrate = (added: readonly Migration[], patience?: number) =>
    migrateDatabase(database.databaseUrl, {
      migrations: [...knownMigrations, ...added],
      ...(patience !== undefined && { patience }),
    });
  const change = (sql: string) => database.db.$executeRawUnsafe(sql);
  const exists = async (name: string) => {
    const rows = await database.db.$queryRaw`SELECT 1 WHERE to_regclass(${name}) IS NOT NULL`;
    return (rows as unknown[]).length > 0;
  };
  async function connect(name: string): Promise<Client> {
    const client = new Client({ connectionString: database.databaseUrl, application_name: name });
    await client.connect();
    clients.push(client);
    return client;
  }

  it("applies what is pending, once", async () => {
    expect(await migrate([notes])).toEqual({ applied: ["applied migration calcache/20270101000000_notes"] });
    expect(await migrate([notes])).toEqual({ applied: [] });
  });

  it("applies each migration once where several processes start at the same moment", async () => {
    const slow = { ...notes, sql: `${notes.sql}; SELECT pg_sleep(0.5)` };
    const runs = await Promise.all([migrate([slow]), migrate([slow]), migrate([slow])]);
    expect(runs.flatMap(({ applied }) => applied)).toHaveLength(1);
  });

  it("undoes a migration that fails half-way, keeps those before it, and can be run again", async () => {
    await expect(
      migrate([notes, more("CREATE TABLE calcache.more (id int); SELECT 1/0")]),
    ).rejects.toMatchObject({
      message: "migration calcache/20270102000000_more fails and was undone: division by zero",
    });
    expect([await exists("calcache.more"), await exists("calcache.notes")]).toEqual([false, true]);
    await migrate([notes, more("CREATE TABLE calcache.more (id int)")]);
    expect(await exists("calcache.more")).toBe(true);
  });

  it("changes nothing in a database whose migration was edited since, or that a newer version migrated", async () => {
    await migrate([notes]);
    const edited = toMigration("calcache", {
      name: notes.name,
      sql: "CREATE TABLE calcache.notes (id bigint)",
    });
    await expect(migrate([edited, more("CREATE TABLE calcache.more (id int)")])).rejects.toMatchObject({
      failure: { kind: "checksum-differs", migration: "calcache/20270101000000_notes" },
    });
    await expect(migrate([more("CREATE TABLE calcache.more (id int)")])).rejects.toMatchObject({
      failure: { kind: "unknown-migration", migration: "calcache/20270101000000_notes" },
    });
    expect(await exists("calcache.more")).toBe(false);
  });

  it("says who holds the lock, and waits no longer than it is told", async () => {
    const other = await connect("somebody's script");
    await other.query("BEGIN");
    await other.query("SELECT pg_advisory_xact_lock(20261127, 0)");
    await expect(migrate([notes], 200)).rejects.toThrow(
      /somebody's script, postgres from .*, idle in transaction/,
    );
    await other.query("ROLLBACK");
    expect(await migrate([notes], 200)).toMatchObject({ applied: { length: 1 } });
  });

  it("is kept by nobody's lock that Prisma or an earlier version left behind", async () => {
    const other = await connect("prisma");
    await other.query("SELECT pg_advisory_lock(72707369)");
    expect(await migrate([notes], 200)).toMatchObject({ applied: { length: 1 } });
  });

  it("holds no one up who writes to a table that gets triggers, and says who is in its way", async () => {
    await change(`DROP TRIGGER calcache_booking_added ON "Booking"`);
    const writer = await connect("a long import");
    await writer.query("BEGIN");
    await writer.query(`INSERT INTO "Team" (name) VALUES ('x')`);
    await expect(migrate([], 200)).rejects.toThrow(/a long import/);
    await writer.query("COMMIT");
    expect(await migrate([], 5_000)).toEqual({
      applied: ["made the triggers", "reconciled accounts and bookings with the tables in public"],
    });
  });

  it.each([
    ["is missing", `DROP TRIGGER calcache_booking_added ON "Booking"`],
    ["is switched off", `ALTER TABLE users DISABLE TRIGGER calcache_configuration_updated`],
    ["was another version's", "UPDATE calcache.migration SET checksum = 'x' WHERE part = 'triggers'"],
  ])("makes the triggers anew where one %s, and what was missed good", async (_what, sql) => {
    await change(sql);
    await change(
      `INSERT INTO "Credential" (type, key) VALUES ('office365_calendar', '{"email": "Ann@x.example"}')`,
    );
    await change("DELETE FROM calcache.account");
    expect(await migrate([])).toMatchObject({ applied: { length: 2 } });
    expect(await migrate([])).toEqual({ applied: [] });
    expect(await database.db.account.findMany()).toMatchObject([{ address: "ann@x.example" }]);
  });

  it("makes an empty database whose user has a schema of their own first in the search path", async () => {
    await change("DROP SCHEMA calcache CASCADE");
    await change("DROP SCHEMA public CASCADE");
    await change("CREATE SCHEMA public");
    await change("CREATE SCHEMA postgres");
    expect((await migrate([])).applied[0]).toBe("applied migration public/20261128000000_initial");
    expect([await exists("public.users"), await exists("calcache.mailbox")]).toEqual([true, true]);
  });

  it("leaves a database alone that a version before commit 621048f made", async () => {
    await change("DROP SCHEMA calcache CASCADE");
    await change(
      "CREATE TABLE _prisma_migrations (migration_name text, finished_at timestamp, rolled_back_at timestamp)",
    );
    await change("INSERT INTO _prisma_migrations VALUES ('20261121000000_initial', now(), NULL)");
    await expect(migrate([])).rejects.toMatchObject({ failure: { kind: "too-old" } });
    expect(await exists("calcache.migration")).toBe(false);
  });
});
