import { type CalendarCache, sweepLease } from "@calcache/calendar-cache";
import type { WorkerState } from "./background-worker.ts";

/** Sweeps come every 5 minutes; three missed ones are a matter for somebody. */
const sweepOverdueAfter = 15 * 60_000;

/** A change is taken up within seconds where a worker runs. */
const dirtyOverdueAfter = 60_000;

type Answering = "ok" | "not answering";

export type Health = {
  status: "ok" | "error";
  database: Answering;
  queue: Answering | "not installed";
  /** The background worker in this process; others may run elsewhere. */
  worker: WorkerState;
  sweep: { lastFinishedAt: string | null; overdue: boolean };
  /** What somebody should look at, in words. */
  problems: string[];
};

type Engine = Pick<CalendarCache, "db" | "now" | "log">;

type Facts = { installed: boolean; finishedAt: Date | null; dirtySince: Date | null };

/** Whether the database and the queue answer, and whether the background work is being done. One query. */
export async function checkHealth(cache: Engine, worker: WorkerState): Promise<Health> {
  const facts = await readFacts(cache);
  if (!facts) {
    return {
      status: "error",
      database: "not answering",
      queue: "not answering",
      worker,
      sweep: { lastFinishedAt: null, overdue: false },
      problems: ["the database doesn't answer"],
    };
  }
  const now = cache.now();
  const overdue = facts.finishedAt === null || now - facts.finishedAt.getTime() > sweepOverdueAfter;
  const waits = facts.dirtySince !== null && now - facts.dirtySince.getTime() > dirtyOverdueAfter;
  const problems = [
    facts.installed ? [] : "the queue is not installed: no worker has run on this database yet",
    overdue ? "no sweep in the last 15 minutes" : [],
    waits ? "changes have waited for more than a minute: is a worker running?" : [],
  ].flat();
  return {
    status: facts.installed ? "ok" : "error",
    database: "ok",
    queue: facts.installed ? "ok" : "not installed",
    worker,
    sweep: { lastFinishedAt: facts.finishedAt?.toISOString() ?? null, overdue },
    problems,
  };
}

/** Null when the database doesn't answer. A calendar in the pause after a failure is not waiting for a worker. */
async function readFacts(cache: Engine): Promise<Facts | null> {
  const now = new Date(cache.now());
  try {
    const [facts] = await cache.db.$queryRaw<Facts[]>`
      SELECT to_regclass('pgboss.version') IS NOT NULL AS installed,
             (SELECT finished_at FROM lease WHERE name = ${sweepLease}) AS "finishedAt",
             (SELECT min(dirty_since) FROM cached_calendar
              WHERE refresh_after IS NULL OR refresh_after < ${now}) AS "dirtySince"`;
    return facts ?? null;
  } catch (error) {
    cache.log.warn({ err: error }, "[Health] the database doesn't answer");
    return null;
  }
}
