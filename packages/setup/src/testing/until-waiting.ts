import type { Database } from "@calcache/prisma";
import { patience } from "@calcache/testing";

/**
 * Resolves once this many sessions of the database wait for locks: they have come as far as they can.
 * @throws what all sessions are at, when it takes too long: a test that waits without end says nothing
 */
export async function untilSessionsWait(db: Database, sessions: number): Promise<void> {
  const deadline = performance.now() + patience(60_000);
  for (;;) {
    const [row] = await db.$queryRaw<{ waiting: number }[]>`
      SELECT count(*)::int AS waiting FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    if (row !== undefined && row.waiting >= sessions) return;
    if (performance.now() > deadline) throw new Error(`Not ${sessions} wait: ${await activity(db)}`);
  }
}

async function activity(db: Database): Promise<string> {
  const rows = await db.$queryRaw<{ said: string }[]>`
    SELECT concat_ws(' ', pid, state, wait_event_type, wait_event, left(query, 80)) AS said
    FROM pg_stat_activity WHERE datname = current_database() ORDER BY pid`;
  return rows.map(({ said }) => said).join("\n");
}
