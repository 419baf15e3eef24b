import { Client } from "pg";
import { MigrationError } from "./migration-error.ts";
import { type Migration, migrationFolder, readMigrations } from "./migration-folder.ts";
import { ensureHistory, readHistory, recordMigration } from "./migration-history.ts";
import { planMigrations } from "./migration-plan.ts";

type MigrateOptions = {
  readonly log?: (message: string) => void;
  /** Where the migrations are; those of this package by default. */
  readonly folder?: string;
};

/**
 * Applies the pending migrations, oldest first, each in one transaction with its row in `_prisma_migrations`; safe to
 * run from several processes at once, Prisma's own `migrate deploy` included.
 * @param databaseUrl a session connection, as the lock belongs to the session
 * @returns the names of those it applied
 * @throws MigrationError where the database's history isn't one of these migrations, or one of them fails
 */
export async function migrateDatabase(
  databaseUrl: string,
  { log = () => undefined, folder = migrationFolder }: MigrateOptions = {},
): Promise<{ applied: string[] }> {
  const known = await readMigrations(folder);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await lock(client);
    await ensureHistory(client);
    const plan = planMigrations(known, await readHistory(client));
    if (!plan.ok) throw new MigrationError(plan.error.kind, plan.error.migration);
    for (const migration of plan.value) {
      await apply(client, migration);
      log(`applied migration ${migration.name}`);
    }
    return { applied: plan.value.map(({ name }) => name) };
  } finally {
    await client.end();
  }
}

/** The lock that Prisma's schema engine takes as well; it ends with the session. */
const prismaMigrationLock = 72707369;

async function lock(client: Client): Promise<void> {
  await client.query("SELECT pg_advisory_lock($1)", [prismaMigrationLock]);
}

async function apply(client: Client, migration: Migration): Promise<void> {
  try {
    await client.query("BEGIN");
    await client.query(migration.sql);
    await recordMigration(client, migration);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new MigrationError("fails-now", migration.name, error);
  }
}
