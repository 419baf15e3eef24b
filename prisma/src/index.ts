/**
 * The database: its schema, migrations and triggers as text, its client, and reads past it. It may touch nothing of ours.
 * Its tests that need Postgres are in `@calcache/setup`, which makes test databases and stands on this room.
 *
 * - **direct read**: one past Prisma's engine; **batch**: bulk queries that are asked in one statement
 */
export * from "../generated/client.ts";
export { type Database, openDatabase } from "./client.ts";
export { type DatabaseClock, databaseClock, hearTime } from "./database-clock.ts";
export { isDatabaseFailure } from "./database-failure.ts";
export type { BinaryRow } from "./direct-read/binary-row.ts";
export {
  type BulkQuery,
  DirectReadError,
  type PreparedStatement,
  type ReadBatch,
} from "./direct-read/direct-reads.ts";
export type { BulkValue } from "./direct-read/literal.ts";
export { everyCredential, everySelectedCalendar, hasSelected } from "./every-account.ts";
export { type HostShape, hostShape, optionalColumns, presentColumns } from "./host-shape.ts";
export { lockedInOrder } from "./locked-in-order.ts";
export { isLocked } from "./locked-user.ts";
export { readableTime } from "./readable-times.ts";
export { err, ok, type Result } from "./result.ts";
export { type OwnFeature, readOwnFeatures, rowIsOn, writeOwnFeature } from "./team-feature-rows.ts";
export { writtenBy } from "./written-by.ts";
