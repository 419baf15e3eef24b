import { moveFormer } from "@calcache/prisma/sql";
import { Client } from "pg";
import { recogniseDatabase } from "./database-shape.ts";
import { findHostTableProblems } from "./host/host-tables.ts";
import { knownMigrations, type Migration } from "./migration.ts";
import { MigrationError } from "./migration-error.ts";
import { ensureHistory, readHistory, record } from "./migration-history.ts";
import { isContention, lockedStep } from "./migration-lock.ts";
import { planMigrations } from "./migration-plan.ts";
import { sharesBackend } from "./transaction-pooler.ts";
import { applyTriggers, reconcile, triggersInPlace } from "./triggers.ts";

type MigrateOptions = {
  readonly log?: (message: string) => void;
  /** ms to wait for others who set this database up, or write to tables that get triggers */
  readonly patience?: number;
  /** those of this version by default */
  readonly migrations?: readonly Migration[];
};

/**
 * Brings a database to where this version needs it: makes what is missing, moves what commit 621048f made, puts the triggers
 * on. In a host's database the host's tables are looked at and left as they are. Step by step, each in one transaction under
 * one lock: safe to run from several processes at once, and to be killed.
 * @returns what was done, in order
 * @throws MigrationError
 */
export async function migrateDatabase(
  databaseUrl: string,
  { log = () => undefined, patience = 30_000, migrations = knownMigrations }: MigrateOptions = {},
): Promise<{ applied: string[] }> {
  const client = new Client({ connectionString: databaseUrl, application_name: "calcache-migrate" });
  await client.connect();
  if (await sharesBackend(client, databaseUrl)) {
    await client.end();
    throw new MigrationError({ kind: "transaction-pooler" });
  }
  const applied: string[] = [];
  try {
    for (;;) {
      const done = await lockedStep(client, patience, () => takeStep(client, migrations));
      if (done === null) return { applied };
      applied.push(done);
      log(done);
    }
  } finally {
    await client.end();
  }
}

/** Takes the next step there is, within the caller's transaction, and says what it was; null where none is left. */
async function takeStep(client: Client, known: readonly Migration[]): Promise<string | null> {
  // A user's own schema would come first, as Postgres has it.
  await client.query("SET LOCAL search_path TO public");
  const history = (await readHistory(client)) ?? [];
  const shape = await recogniseDatabase(client, history);
  if (shape === "too-old") throw new MigrationError({ kind: "too-old" });
  if (shape === "former") return moveFormerDatabase(client, known);
  if (shape === "host") {
    const problems = await findHostTableProblems(client);
    if (problems.length > 0) throw new MigrationError({ kind: "host-tables", problems });
  }
  const plan = planMigrations(
    known.filter(({ part }) => shape === "own" || part === "calcache"),
    history.filter(({ part }) => part !== "triggers"),
  );
  if (!plan.ok) throw new MigrationError(plan.error);
  const [next] = plan.value;
  if (next) return applyMigration(client, next);
  if (!(await triggersInPlace(client, history))) {
    await orFailure("triggers.sql", () => applyTriggers(client));
    return shape === "host" ? "put the triggers on the host's tables" : "made the triggers";
  }
  return (await reconcile(client)) ? "reconciled accounts and bookings with the tables in public" : null;
}

async function applyMigration(client: Client, migration: Migration): Promise<string> {
  const name = `${migration.part}/${migration.name}`;
  await orFailure(name, async () => {
    await ensureHistory(client);
    await client.query(migration.sql);
    await record(client, migration);
  });
  return `applied migration ${name}`;
}

/** It then is where the initial migrations lead to. */
async function moveFormerDatabase(client: Client, known: readonly Migration[]): Promise<string> {
  await orFailure("move-former.sql", async () => {
    await ensureHistory(client);
    await client.query(moveFormer);
    for (const migration of known.filter(({ name }) => name === "20261128000000_initial"))
      await record(client, migration);
  });
  return "moved the cache's tables into the schema calcache";
}

async function orFailure(migration: string, apply: () => Promise<void>): Promise<void> {
  try {
    await apply();
  } catch (error) {
    if (isContention(error)) throw error;
    throw new MigrationError({ kind: "fails-now", migration }, error);
  }
}
