import { directDatabaseUrl } from "@calcache/environment";
import { MigrationError, migrateDatabase } from "@calcache/setup/migrate";

/**
 * Applies pending migrations. Ends the process with one clear message where the database isn't one to work in; one that
 * doesn't answer is left to be waited for.
 */
export async function setUpDatabase(): Promise<void> {
  const databaseUrl = directDatabaseUrl();
  try {
    await migrateDatabase(databaseUrl, { log: (done) => process.stderr.write(`${done}\n`) });
  } catch (error) {
    if (!(error instanceof MigrationError) || error.failure.kind === "busy") return;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
