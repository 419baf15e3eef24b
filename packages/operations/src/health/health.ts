import { answer, endpoint, messageEnvelope } from "@calcache/http-edge";
import { z } from "zod";
import type { StateReader } from "../state/state-reader.ts";
import { type ZoneData, zoneData, zoneDataProblem } from "../state/zone-data.ts";
import { healthProblems, isDegraded, isSweepOverdue } from "./health-problems.ts";

/** A process's background worker. */
const workerState = z.enum(["not started", "starting", "running", "stopped"]);
export type WorkerState = z.output<typeof workerState>;

const health = z.object({
  /** `degraded`: the work is done, but many mailboxes can't be read. */
  status: z.enum(["ok", "degraded", "error"]),
  database: z.enum(["ok", "not answering"]),
  queue: z.enum(["ok", "not answering", "not installed"]),
  /** The background worker in this process; others may run elsewhere. */
  worker: workerState,
  sweep: z.object({ lastFinishedAt: z.string().nullable(), overdue: z.boolean() }),
  timeZoneData: zoneData,
  /** Seconds by which this machine's clock is ahead of the database's, by which everything goes. */
  clockAhead: z.number(),
  /** What somebody should look at, in words. */
  problems: z.array(z.string()),
});
export type Health = z.output<typeof health>;

/** Seconds; a difference that nobody notices, and that no machine has whose clock is kept right. */
const clockTolerance = 5;

function clockProblem(ahead: number): string | null {
  if (Math.abs(ahead) <= clockTolerance) return null;
  const side = ahead > 0 ? "ahead of" : "behind";
  return `this machine's clock is ${Math.round(Math.abs(ahead))} s ${side} the database's, by which everything goes: put it right`;
}

/**
 * Whether the database and the queue answer, and whether the background work is being done.
 * @param now epoch ms
 * @param clockAheadMs ms by which this machine's clock is ahead of the database's
 */
export async function checkHealth(
  readState: StateReader,
  now: () => number,
  worker: WorkerState,
  timeZoneData: ZoneData,
  clockAheadMs: number,
): Promise<Health> {
  const state = await readState();
  const clockAhead = Math.round(clockAheadMs) / 1000;
  const ofMachine = [zoneDataProblem(timeZoneData) ?? [], clockProblem(clockAhead) ?? []].flat();
  if (!state) {
    return {
      status: "error",
      database: "not answering",
      queue: "not answering",
      worker,
      sweep: { lastFinishedAt: null, overdue: false },
      timeZoneData,
      clockAhead,
      problems: ["the database doesn't answer", ...ofMachine],
    };
  }
  return {
    status: state.queue ? (isDegraded(state) ? "degraded" : "ok") : "error",
    database: "ok",
    queue: state.queue ? "ok" : "not installed",
    worker,
    sweep: { lastFinishedAt: state.sweptAt?.toISOString() ?? null, overdue: isSweepOverdue(state, now()) },
    timeZoneData,
    clockAhead,
    problems: [...healthProblems(state, now()), ...ofMachine],
  };
}

/** Answers whoever watches: 503 where something doesn't answer. Needs no key; it tells nothing secret. */
export const healthEndpoint = endpoint("GET", "/api/health", {
  summary: "Whether what the work needs answers, and what somebody should look at",
  envelope: messageEnvelope,
  answers: { 200: health, 503: health },
  async handle(_, { health }: { health: () => Promise<Health> }) {
    const told = await health();
    return told.status === "error" ? answer(503, told) : answer(200, told);
  },
});
