import { readMailerSettings } from "@calcache/emails";
import { EnvironmentError, readEnvironment } from "@calcache/environment";
import { logZoneData, readAlertSettings } from "@calcache/operations";
import { processRuntime, runtimeVariables } from "@calcache/runtime";
import { livePages } from "./api/live/process-live-pages.ts";
import { metrics } from "./process/metrics.ts";

/** Begins what a server process does beside answering requests. Ends the process if its environment is wrong. */
export function start(): void {
  checkEnvironment();
  metrics();
  const runtime = processRuntime();
  void logZoneData(runtime.engine.log);
  void runtime.start();
  const stop = () => Promise.all([livePages().close(), runtime.stop()]);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
}

function checkEnvironment(): void {
  try {
    readEnvironment([
      ...runtimeVariables,
      "PORT",
      "METRICS_TOKEN",
      "TRUSTED_PROXIES",
      "API_KEY_REQUESTS_PER_MINUTE",
    ]);
    readMailerSettings();
    readAlertSettings();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
