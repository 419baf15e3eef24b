/**
 * What is done to a database as a whole, by commands and tests: set up, migrated, plugged in and out, filled by a team file. It
 * may touch every table, the folders of the embedded Postgres, and `@calcache/prisma` and `@calcache/accounts`. A web app's
 * bundle holds none of it but `@calcache/setup/migrate`.
 *
 * - **migration**: one step of a schema's history; of `public`, where its tables are ours, or of `calcache`
 * - **host**: an application, like cal.com, whose database it is
 * - **embedded Postgres**: a server of our own on the loopback interface, for whoever has none
 * - **team file**: the JSON that describes users, teams and event types, imported whole or not at all
 */
export { makeFolderInMemory } from "./embedded-postgres/folder-in-memory.ts";
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from "./embedded-postgres/start.ts";
export { startThrowAwayPostgres } from "./embedded-postgres/throw-away.ts";
export { type ImportTarget, type ImportTerminal, runImport } from "./import-cli/run-import.ts";
export { type PlugState, plugIn, plugOut, plugState } from "./migrate/host/plug.ts";
export { MigrationError, migrateDatabase } from "./migrate/index.ts";
export { exportTeamFile, type TeamFileExport } from "./team-file/export/export-team-file.ts";
export type { ImportKind, ImportOutcome, ImportSummary } from "./team-file/import/context/import-summary.ts";
export { importTeamFile } from "./team-file/import/import-team-file.ts";
export { parseTeamFile } from "./team-file/parse-team-file.ts";
export type { TeamFile, TeamFileError } from "./team-file/team-file.ts";
