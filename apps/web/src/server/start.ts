import { readMailerSettings } from "@calcache/emails";
import { EnvironmentError, readEnvironment } from "@calcache/environment";
import { office365CalendarCache, pluginVariables } from "@calcache/office365-calendar-cache";
import { livePages } from "../live/process-live-pages.ts";
import { startBackgroundWorker } from "./background-worker.ts";
import { metrics } from "./metrics.ts";

/** Begins what a server process does beside answering requests. Ends the process if its environment is wrong. */
export function start(): void {
  checkEnvironment();
  metrics();
  const stopWorker = startBackgroundWorker(office365CalendarCache());
  const stop = () => Promise.all([livePages().close(), stopWorker()]);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
}

function checkEnvironment(): void {
  try {
    readEnvironment([...pluginVariables, "PORT", "METRICS_TOKEN"]);
    readMailerSettings();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
