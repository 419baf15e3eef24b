/**
 * The database: its schema, its client, and what goes in and out of it as a whole.
 *
 * - **credential**: a linked account's tokens, encrypted
 * - **team file**: the JSON that describes users, teams and event types, imported whole or not at all
 * - **migration**: one step of the schema's history, in Prisma's layout
 * - **embedded Postgres**: a server of our own on the loopback interface, for whoever has none
 */
export * from "../generated/client.ts";
export { type Database, openDatabase } from "./client.ts";
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from "./embedded-postgres/start.ts";
export { migrateDatabase } from "./migrate/migrate-database.ts";
export { MigrationError } from "./migrate/migration-error.ts";
export { err, ok, type Result } from "./result.ts";
export { CredentialError, type StoredTokens } from "./tokens/credential-key.ts";
export { parseEncryptionKey } from "./tokens/encryption-key.ts";
export { createTokenCipher, type DecryptError, type TokenCipher } from "./tokens/token-cipher.ts";
export { createTokenStore, type TokenStore } from "./tokens/token-store.ts";
