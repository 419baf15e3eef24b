import { randomBytes } from "node:crypto";
import { type Database, openDatabase } from "@calcache/prisma";
import { patience } from "@calcache/testing";
import { inject } from "vitest";
import { execute, withDatabase } from "./admin.ts";
import type {} from "./global-setup.ts";

export type TestDatabase = {
  readonly db: Database;
  readonly databaseUrl: string;
  /** Closes `db` and drops the database, whoever is still connected. */
  readonly drop: () => Promise<void>;
};

/** An empty, migrated database of the test file's own. Only in projects with this package's global setup. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const templateUrl = inject("testDatabaseUrl");
  const serverUrl = inject("testServerUrl");
  const template = new URL(templateUrl).pathname.slice(1);
  const name = `${template}_${randomBytes(4).toString("hex")}`;
  await execute(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  const databaseUrl = withDatabase(templateUrl, name);
  const db = openDatabase(databaseUrl, { readConnections: 2, connectWithin: patience(2_500) });
  const drop = async () => {
    await db.$disconnect();
    await execute(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
  };
  return { db, databaseUrl, drop };
}
