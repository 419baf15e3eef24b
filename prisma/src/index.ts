/**
 * The database: its schema, its client and the tokens in it. What sets a database up has a face of its own,
 * `@calcache/prisma/setup`, so that a web app's bundle holds none of it.
 *
 * - **credential**: a linked account's tokens, encrypted
 * - **guest**: a visitor of a booking page, who has no account here
 * - **direct read**: one past Prisma's engine; **batch**: bulk queries that are asked in one statement
 */
export * from "../generated/client.ts";
export { type Database, openDatabase } from "./client.ts";
export { isDatabaseFailure } from "./database-failure.ts";
export type { BinaryRow } from "./direct-read/binary-row.ts";
export {
  type BulkQuery,
  DirectReadError,
  type PreparedStatement,
  type ReadBatch,
} from "./direct-read/direct-reads.ts";
export type { BulkValue } from "./direct-read/literal.ts";
export { type HostShape, hostShape, optionalColumns, presentColumns } from "./host-shape.ts";
export { lockedInOrder } from "./locked-in-order.ts";
export { err, ok, type Result } from "./result.ts";
export { CredentialError, type StoredTokens } from "./tokens/credential-key.ts";
export { createGuestTokenStore } from "./tokens/guest-token-store.ts";
export { createTokenCipher, type DecryptError, type TokenCipher } from "./tokens/token-cipher.ts";
export { createTokenStore, type TokenStore } from "./tokens/token-store.ts";
export { createVisitorCalendarStore, visitorCalendarLifetime } from "./tokens/visitor-calendar-store.ts";
