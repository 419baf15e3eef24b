import { healthProblems, isSweepOverdue } from "./health-problems.ts";
import type { StateReader } from "./state-reader.ts";
import { type ZoneData, zoneDataProblem } from "./zone-data.ts";

/** A process's background worker. */
export type WorkerState = "not started" | "starting" | "running" | "stopped";

type Answering = "ok" | "not answering";

export type Health = {
  status: "ok" | "error";
  database: Answering;
  queue: Answering | "not installed";
  /** The background worker in this process; others may run elsewhere. */
  worker: WorkerState;
  sweep: { lastFinishedAt: string | null; overdue: boolean };
  timeZoneData: ZoneData;
  /** What somebody should look at, in words. */
  problems: string[];
};

/**
 * Whether the database and the queue answer, and whether the background work is being done.
 * @param now epoch ms
 */
export async function checkHealth(
  readState: StateReader,
  now: () => number,
  worker: WorkerState,
  timeZoneData: ZoneData,
): Promise<Health> {
  const state = await readState();
  const outdated = zoneDataProblem(timeZoneData) ?? [];
  if (!state) {
    return {
      status: "error",
      database: "not answering",
      queue: "not answering",
      worker,
      sweep: { lastFinishedAt: null, overdue: false },
      timeZoneData,
      problems: ["the database doesn't answer", outdated].flat(),
    };
  }
  return {
    status: state.queue ? "ok" : "error",
    database: "ok",
    queue: state.queue ? "ok" : "not installed",
    worker,
    sweep: { lastFinishedAt: state.sweptAt?.toISOString() ?? null, overdue: isSweepOverdue(state, now()) },
    timeZoneData,
    problems: [...healthProblems(state, now()), outdated].flat(),
  };
}

/** Health as it is answered over HTTP: 503 where something doesn't answer. Needs no key; it tells nothing secret. */
export const healthResponse = (health: Health): Response =>
  Response.json(health, {
    status: health.status === "ok" ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
