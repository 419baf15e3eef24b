import type { Database } from "@calcache/prisma";

/** Resolves once this many sessions of the database wait for locks: they have come as far as they can. */
export async function untilSessionsWait(db: Database, sessions: number): Promise<void> {
  for (;;) {
    const [row] = await db.$queryRaw<{ waiting: number }[]>`
      SELECT count(*)::int AS waiting FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    if (row !== undefined && row.waiting >= sessions) return;
  }
}
