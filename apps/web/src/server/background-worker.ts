import { setTimeout as delay } from "node:timers/promises";
import type { Office365CalendarCache } from "@calcache/office365-calendar-cache";
import { processWide } from "./process-wide.ts";

const retryAfter = 5_000;

export type WorkerState = "not started" | "starting" | "running" | "stopped";

/** This process's background worker, as health reports it. */
export const backgroundWorker = () =>
  processWide("worker", (): { state: WorkerState } => ({ state: "not started" }));

/**
 * Begins the background work, and tries again for as long as the database is away.
 * @returns a function that ends the work and closes the plugin's connections
 */
export function startBackgroundWorker(
  plugin: Pick<Office365CalendarCache, "startWorker" | "close" | "cache">,
  wait: (ms: number) => Promise<unknown> = delay,
): () => Promise<void> {
  const worker = backgroundWorker();
  const { log } = plugin.cache;
  worker.state = "starting";

  async function start() {
    for (let attempt = 1; worker.state === "starting"; attempt++) {
      try {
        await plugin.startWorker();
        if (worker.state === "starting") worker.state = "running";
        log.info({ attempt }, "[Worker] running");
      } catch (error) {
        if (attempt === 1) log.warn({ err: error }, "[Worker] can't start yet and will try again");
        await wait(retryAfter);
      }
    }
  }

  const started = start();
  return async () => {
    worker.state = "stopped";
    await Promise.race([started, wait(retryAfter)]);
    await plugin.close();
  };
}
