import type { Database } from "@calcache/prisma";

/** How many requests with a key were answered how on a day (UTC, `YYYY-MM-DD`). */
export type DailyUsage = { day: string; operation: string; status: number; count: number };

/** What was done to a key, or by it. */
export type LogEntry = {
  at: Date;
  action: "granted" | "revoked" | "called";
  /** who granted or revoked it */
  actor: string | null;
  operation: string | null;
  status: number | null;
};

/** What a key was used for. @param range days, both included */
export async function readUsage(
  db: Database,
  apiKeyId: string,
  { from, to }: { from: string; to: string },
): Promise<DailyUsage[]> {
  const rows = await db.apiUsage.findMany({
    where: { apiKeyId, day: { gte: new Date(from), lte: new Date(to) } },
    orderBy: [{ day: "asc" }, { operation: "asc" }, { status: "asc" }],
  });
  return rows.map(({ day, operation, status, count }) => ({
    day: day.toISOString().slice(0, 10),
    operation,
    status,
    count,
  }));
}

const actions = { GRANTED: "granted", REVOKED: "revoked", CALLED: "called" } as const;

/** A key's log, the latest first. */
export async function readKeyLog(db: Database, apiKeyId: string, most = 100): Promise<LogEntry[]> {
  const rows = await db.apiKeyLogEntry.findMany({
    where: { apiKeyId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: most,
  });
  return rows.map(({ at, action, actor, operation, status }) => ({
    at,
    action: actions[action],
    actor,
    operation,
    status,
  }));
}
