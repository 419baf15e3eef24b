/**
 * Prints the SQL that takes a migrated database to schema.prisma: the content of the next migration, or nothing.
 * Change schema.prisma, then write it to prisma/migrations/<UTC timestamp>_<what it does>/migration.sql:
 *
 *   npm exec -w packages/setup -- node --disable-warning=ExperimentalWarning scripts/diff.mjs
 *
 * It migrates a throw-away Postgres of its own, and needs no schema engine binary.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../src/embedded-postgres/start.ts";
import { diffToSchema } from "../src/migrate/drift/schema-diff.ts";
import { migrateDatabase } from "../src/migrate/migrate-database.ts";

const folder = await mkdtemp(join(tmpdir(), "calcache-diff-"));
const server = await startEmbeddedPostgres({
  dataDir: join(folder, "postgres"),
  durable: false,
  log: () => {},
});
try {
  await migrateDatabase(server.databaseUrl);
  const sql = await diffToSchema(server.databaseUrl);
  if (sql !== null) process.stdout.write(sql);
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
