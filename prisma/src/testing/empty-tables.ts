import type { Database } from "../client.ts";

/** Empties tables, given as SQL names them, and all that refers to them, and counts their ids from 1 again: also what is append-only to everybody else. */
export async function emptyTables(db: Database, tables: readonly string[]): Promise<void> {
  await db.$transaction([
    db.$executeRaw`SET LOCAL session_replication_role = replica`,
    db.$executeRawUnsafe(`TRUNCATE ${tables.join(", ")} RESTART IDENTITY CASCADE`),
    db.$queryRaw`SELECT invalidate(0, 0)::text`,
  ]);
}
