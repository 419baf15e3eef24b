import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { openDatabase } from "@calcache/prisma";
import { patience } from "@calcache/testing";
import { inject } from "vitest";
import { migrateDatabase } from "../../migrate/migrate-database.ts";
import { execute, withDatabase } from "../admin.ts";
import type { TestDatabase } from "../create-test-database.ts";

/**
 * A database of the test file's own that is as SQL makes it, with nothing of ours that the SQL doesn't make.
 * @param settings of the database, as SQL has them behind `SET`
 */
export async function createDatabaseFrom(sql: URL, settings: readonly string[] = []): Promise<TestDatabase> {
  const template = new URL(inject("testDatabaseUrl")).pathname.slice(1);
  const serverUrl = inject("testServerUrl");
  const name = `${template}_${randomBytes(4).toString("hex")}`;
  await execute(serverUrl, `CREATE DATABASE ${name} TEMPLATE template0`);
  const databaseUrl = withDatabase(serverUrl, name);
  for (const setting of settings) await execute(serverUrl, `ALTER DATABASE ${name} SET ${setting}`);
  await execute(databaseUrl, await readFile(sql, "utf8"));
  const db = openDatabase(databaseUrl, { connectWithin: patience(2_500) });
  const drop = async () => {
    await db.$disconnect();
    await execute(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
  };
  return { db, databaseUrl, drop };
}

/** What cal.com's schemas have had since 2026, for {@link createPluggedDatabase}. */
export const newerColumns = [
  `ALTER TABLE "TeamFeatures" ADD COLUMN enabled BOOLEAN NOT NULL`,
  `ALTER TABLE "UserFeatures" ADD COLUMN enabled BOOLEAN NOT NULL`,
];

/** An empty database as cal.com makes it, on a server with another time zone, into which nothing was plugged yet. */
export const createHostDatabase = () =>
  createDatabaseFrom(new URL("host-tables.sql", import.meta.url), ["timezone TO 'America/New_York'"]);

/** The same with everything plugged in. @param changes what the host's own migrations did before, as SQL */
export async function createPluggedDatabase(...changes: readonly string[]): Promise<TestDatabase> {
  const database = await createHostDatabase();
  for (const sql of changes) await database.db.$executeRawUnsafe(sql);
  await migrateDatabase(database.databaseUrl);
  return database;
}
