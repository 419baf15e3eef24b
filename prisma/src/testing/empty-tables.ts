import type { Database } from "../client.ts";

/** What of ours goes with rows of the host's, by triggers, which a TRUNCATE in the mode below passes over. */
const referring = [
  "account",
  "api_key",
  "booking_email",
  "booking_host",
  "event_type_setting",
  "followed_move",
  "mailbox",
];

/**
 * Empties tables, given as SQL names them, and all that refers to them, and counts their ids from 1 again: also what is
 * append-only to everybody else.
 */
export async function emptyTables(db: Database, tables: readonly string[]): Promise<void> {
  const all = [...new Set([...tables, ...referring.map((name) => `calcache.${name}`)])];
  await db.$transaction([
    db.$executeRaw`SET LOCAL session_replication_role = replica`,
    db.$executeRawUnsafe(`TRUNCATE ${all.join(", ")} RESTART IDENTITY CASCADE`),
    db.$queryRaw`SELECT calcache.invalidate(0, 0)::text`,
    db.$queryRaw`SELECT calcache.count_configuration_change()::text`,
  ]);
}
