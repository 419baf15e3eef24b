import { createHash, randomBytes } from "node:crypto";
import { type Database, openDatabase } from "@calcache/prisma";
import { patience } from "@calcache/testing";
import { Client } from "pg";
import { inject } from "vitest";
import { execute, withDatabase } from "./admin.ts";

export type TestDatabase = {
  readonly db: Database;
  readonly databaseUrl: string;
  /** Closes `db` and drops the database, whoever is still connected. */
  readonly drop: () => Promise<void>;
};

/** How a template comes to be. */
export type Template = {
  /** tells it from the run's other templates */
  key: string;
  /** Fills an empty database. */
  fill: (databaseUrl: string) => Promise<void>;
  /** what is set on each of its copies, as SQL has it behind `SET` */
  settings?: readonly string[];
};

/**
 * A database of the test file's own, copied from a template, which whoever first asks for it makes for the whole run: to copy a database
 * takes a small part of the time that it takes to fill one.
 */
export async function cloneDatabase(template: Template): Promise<TestDatabase> {
  return copyOf(await templateOf(template), template.settings);
}

/** A copy of a database that nobody is connected to, by its name. */
export async function copyOf(name: string, settings: readonly string[] = []): Promise<TestDatabase> {
  const serverUrl = inject("testServerUrl");
  const copy = `${nameOfRun()}_${randomBytes(4).toString("hex")}`;
  await execute(serverUrl, `CREATE DATABASE ${copy} TEMPLATE ${name} STRATEGY file_copy`);
  // They belong to a database's name, and aren't copied with it.
  for (const setting of settings) await execute(serverUrl, `ALTER DATABASE ${copy} SET ${setting}`);
  const databaseUrl = withDatabase(serverUrl, copy);
  const db = openDatabase(databaseUrl, { readConnections: 2, connectWithin: patience(2_500) });
  const drop = async () => {
    await db.$disconnect();
    await execute(serverUrl, `DROP DATABASE ${copy} WITH (FORCE)`);
  };
  return { db, databaseUrl, drop };
}

const nameOfRun = () => new URL(inject("testDatabaseUrl")).pathname.slice(1);

const made = new Map<string, Promise<string>>();

function templateOf(template: Template): Promise<string> {
  const name = `${nameOfRun()}_${createHash("sha1").update(template.key).digest("hex").slice(0, 8)}`;
  const making = made.get(name) ?? makeOnce(name, template);
  made.set(name, making);
  return making;
}

/** Of the processes that run tests one makes it, and the others wait. */
async function makeOnce(name: string, { fill, settings = [] }: Template): Promise<string> {
  const serverUrl = inject("testServerUrl");
  const session = new Client({ connectionString: serverUrl });
  await session.connect();
  try {
    await session.query("SELECT pg_advisory_lock(hashtext($1))", [name]);
    const { rowCount } = await session.query("SELECT FROM pg_database WHERE datname = $1", [name]);
    if (rowCount !== 0) return name;
    const unfinished = `${name}_unfinished`;
    await session.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
    await session.query(`CREATE DATABASE ${unfinished} TEMPLATE template0`);
    for (const setting of settings) await session.query(`ALTER DATABASE ${unfinished} SET ${setting}`);
    await fill(withDatabase(serverUrl, unfinished));
    await session.query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`);
    return name;
  } finally {
    await session.end();
  }
}
