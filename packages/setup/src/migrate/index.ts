/**
 * Bringing a database to where this version needs it, its own or a host's. Needs nothing but the database: it may be part of
 * a web app's bundle.
 */
export { migrateDatabase } from "./migrate-database.ts";
export { MigrationError } from "./migration-error.ts";
