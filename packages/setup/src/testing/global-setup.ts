import { randomBytes } from "node:crypto";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { startThrowAwayPostgres } from "../embedded-postgres/throw-away.ts";
import { migrateDatabase } from "../migrate/migrate-database.ts";
import { execute, withDatabase } from "./admin.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The migrated template database; all test databases of this run are named after it. */
    testDatabaseUrl: string;
    /** Another database of the same server, in which to create and drop test databases. */
    testServerUrl: string;
  }
}

/**
 * Vitest's global setup for tests that need Postgres: a migrated template database, of which each test file clones its
 * own. Uses `DATABASE_URL`'s server if set, touching nothing but databases with a prefix of its own; else a throw-away
 * embedded Postgres.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  // biome-ignore lint/style/noProcessEnv: whoever runs the tests chooses their server
  const given = process.env.DATABASE_URL;
  const server = given ? { databaseUrl: given, stop: async () => undefined } : await startThrowAwayPostgres();
  const template = `calcache_test_${randomBytes(4).toString("hex")}`;
  const testDatabaseUrl = withDatabase(server.databaseUrl, template);
  const tearDown = async () => {
    if (given) await dropAll(given, template);
    await server.stop();
  };
  try {
    await execute(server.databaseUrl, `CREATE DATABASE ${template}`);
    await migrateDatabase(testDatabaseUrl);
  } catch (error) {
    await tearDown();
    throw error;
  }
  project.provide("testDatabaseUrl", testDatabaseUrl);
  project.provide("testServerUrl", server.databaseUrl);
  return tearDown;
}

/** Drops the template, and what of its name test files have made or left. */
async function dropAll(serverUrl: string, template: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const named = "SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)";
    const { rows } = await client.query<{ name: string }>(named, [template]);
    for (const { name } of rows) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}
