import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase, untilSessionsWait } from "../testing/index.ts";
import { migrateDatabase } from "./migrate-database.ts";
import { migrationFolder } from "./migration-folder.ts";

const notes = "20270101000000_notes";

describe("migrateDatabase", () => {
  let database: TestDatabase;
  let folder: string;
  beforeEach(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), "calcache-migrations-"));
    await cp(migrationFolder, folder, { recursive: true });
  });
  afterEach(async () => {
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  async function write(name: string, sql: string) {
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, "migration.sql"), sql);
  }
  const migrate = () => migrateDatabase(database.databaseUrl, { folder });
  const tableExists = async (name: string) => {
    const [row] = await database.db.$queryRaw<
      { found: boolean }[]
    >`SELECT to_regclass(${name}) IS NOT NULL AS found`;
    return row?.found;
  };

  it("applies what is pending, once", async () => {
    await write(notes, "CREATE TABLE notes (id int); INSERT INTO notes VALUES (1)");
    expect(await migrate()).toEqual({ applied: [notes] });
    expect(await migrate()).toEqual({ applied: [] });
  });

  it("applies each migration once where several processes start at the same moment", async () => {
    await write(notes, "SELECT pg_advisory_xact_lock(1); CREATE TABLE notes (id int)");
    const gate = new Client({ connectionString: database.databaseUrl });
    await gate.connect();
    await gate.query("SELECT pg_advisory_lock(1)");
    const started = Promise.all([migrate(), migrate(), migrate()]);
    await untilSessionsWait(database.db, 3);
    await gate.end();
    const runs = await started;
    expect(runs.flatMap(({ applied }) => applied)).toEqual([notes]);
  });

  it("undoes a migration that fails half-way, keeps those before it, and can be run again", async () => {
    await write(notes, "CREATE TABLE notes (id int)");
    await write("20270102000000_broken", "CREATE TABLE more (id int); SELECT 1/0");
    await expect(migrate()).rejects.toMatchObject({ kind: "fails-now", migration: "20270102000000_broken" });
    expect(await tableExists("more")).toBe(false);
    expect(await tableExists("notes")).toBe(true);
    await write("20270102000000_broken", "CREATE TABLE more (id int)");
    expect(await migrate()).toEqual({ applied: ["20270102000000_broken"] });
  });

  it("changes nothing in a database whose migration was edited since", async () => {
    await write(notes, "CREATE TABLE notes (id int)");
    await migrate();
    await write(notes, "CREATE TABLE notes (id bigint)");
    await write("20270102000000_more", "CREATE TABLE more (id int)");
    await expect(migrate()).rejects.toMatchObject({ kind: "checksum-differs", migration: notes });
    expect(await tableExists("more")).toBe(false);
  });

  it("refuses a database that a newer version migrated, and one that Prisma's engine left half-way", async () => {
    await write(notes, "CREATE TABLE notes (id int)");
    await migrate();
    await rm(join(folder, notes), { recursive: true });
    await expect(migrate()).rejects.toMatchObject({ kind: "unknown-migration" });
    await database.db.$executeRaw`UPDATE _prisma_migrations SET finished_at = NULL`;
    await expect(migrate()).rejects.toMatchObject({ kind: "failed-before" });
  });
});
