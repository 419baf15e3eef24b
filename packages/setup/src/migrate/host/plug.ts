import { setTimeout as delay } from "node:timers/promises";
import { removeSchema } from "@calcache/prisma/sql";
import { Client, DatabaseError } from "pg";
import { type DatabaseShape, recogniseDatabase } from "../database-shape.ts";
import { migrateDatabase } from "../migrate-database.ts";
import { knownMigrations } from "../migration.ts";
import { MigrationError } from "../migration-error.ts";
import { readHistory } from "../migration-history.ts";
import { lockedStep } from "../migration-lock.ts";
import { planMigrations } from "../migration-plan.ts";
import { dropTriggers, triggersInPlace } from "../triggers.ts";
import { usedColumns } from "./host-columns.ts";
import { findHostTableProblems } from "./host-tables.ts";
import { runningProcesses } from "./running-processes.ts";

type Options = {
  readonly log?: (message: string) => void;
  /** ms to wait for others' locks */
  readonly patience?: number;
};

/** Whose a database is, and how far this software is in it. */
export type PlugState =
  | { readonly kind: "no-host"; readonly shape: Exclude<DatabaseShape, "host"> }
  /** the host's tables lack something; a line each */
  | { readonly kind: "unfit"; readonly problems: readonly string[]; readonly isIn: boolean }
  | { readonly kind: "out" }
  /** something is still to be done by a start or {@link plugIn}; a line each */
  | { readonly kind: "incomplete"; readonly missing: readonly string[] }
  | { readonly kind: "in" };

/** Looks, and changes nothing. */
export function plugState(databaseUrl: string): Promise<PlugState> {
  return withClient(databaseUrl, async (client) => {
    const history = await readHistory(client);
    const shape = await recogniseDatabase(client, history ?? []);
    if (shape !== "host") return { kind: "no-host", shape };
    const problems = await findHostTableProblems(client);
    if (problems.length > 0) return { kind: "unfit", problems, isIn: history !== null };
    if (history === null) return { kind: "out" };
    const plan = planMigrations(
      knownMigrations.filter(({ part }) => part === "calcache"),
      history.filter(({ part }) => part !== "triggers"),
    );
    const missing = plan.ok
      ? plan.value.map(({ name }) => `migration ${name}`)
      : [`migration ${plan.error.migration} is another version's`];
    if (!(await triggersInPlace(client, history))) missing.push("triggers");
    return missing.length > 0 ? { kind: "incomplete", missing } : { kind: "in" };
  });
}

/** What keeps rows of users, teams and event types from being written into a host's tables; a line each. */
export function importProblems(databaseUrl: string): Promise<string[]> {
  return withClient(databaseUrl, async (client) => {
    const shape = await recogniseDatabase(client, (await readHistory(client)) ?? []);
    return shape === "host" ? findHostTableProblems(client, Object.keys(usedColumns)) : [];
  });
}

/**
 * Puts our schema and triggers into a host's database, as a start does; and only into a host's.
 * @returns how it was before, as {@link plugOut} does
 * @throws MigrationError
 */
export async function plugIn(databaseUrl: string, options: Options = {}): Promise<PlugState> {
  const before = await plugState(databaseUrl);
  if (before.kind !== "no-host") await migrateDatabase(databaseUrl, options);
  return before;
}

/**
 * Takes triggers and schema out of a host's database again: its own tables are then what they were before. All that was
 * stored in the schema is deleted. Does nothing to a database without a host.
 * @throws MigrationError where processes of ours still run, or others hold what that needs or have built on it
 */
export async function plugOut(databaseUrl: string, { patience = 30_000 }: Options = {}): Promise<PlugState> {
  const before = await plugState(databaseUrl);
  if (before.kind === "no-host" || before.kind === "out") return before;
  await withClient(databaseUrl, async (client) => {
    await allStopped(client);
    await lockedStep(client, patience, async () => {
      if ((await readHistory(client)) === null) return;
      await dropTriggers(client);
      await client.query(removeSchema).catch(nameDependents);
    });
  });
  return before;
}

/** ms for which a process that was stopped just now may keep its connections, and between two looks. */
const [stopsWithin, lookEvery] = [2_000, 100];

async function allStopped(client: Client): Promise<void> {
  for (const deadline = Date.now() + stopsWithin; ; await delay(lookEvery)) {
    const processes = await runningProcesses(client);
    if (processes.length === 0) return;
    if (Date.now() >= deadline) throw new MigrationError({ kind: "in-use", processes });
  }
}

const dependentObjects = "2BP01";

function nameDependents(error: unknown): never {
  if (!(error instanceof DatabaseError) || error.code !== dependentObjects) throw error;
  throw new MigrationError({ kind: "built-on", objects: (error.detail ?? error.message).split("\n") });
}

async function withClient<Value>(
  databaseUrl: string,
  use: (client: Client) => Promise<Value>,
): Promise<Value> {
  const client = new Client({ connectionString: databaseUrl, application_name: "calcache-plug" });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
