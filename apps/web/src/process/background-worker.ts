import type { Office365CalendarCache } from "@calcache/office365-calendar-cache";
import type { WorkerState } from "@calcache/operations";
import { processWide } from "./process-wide.ts";

/** This process's background worker, as health reports it. */
export const backgroundWorker = () =>
  processWide("worker", (): { state: WorkerState } => ({ state: "not started" }));

/**
 * Begins the background work, as soon as the database answers.
 * @returns a function that ends the work and closes the plugin's connections
 */
export function startBackgroundWorker(
  plugin: Pick<Office365CalendarCache, "startWorker" | "close">,
): () => Promise<void> {
  const worker = backgroundWorker();
  worker.state = "starting";
  void plugin.startWorker().then(() => {
    if (worker.state === "starting") worker.state = "running";
  });
  return async () => {
    worker.state = "stopped";
    await plugin.close();
  };
}
