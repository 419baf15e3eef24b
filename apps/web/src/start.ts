import { readMailerSettings } from "@calcache/emails";
import { EnvironmentError, readEnvironment } from "@calcache/environment";
import { logZoneData, readAlertSettings } from "@calcache/operations";
import { processRuntime, runtimeVariables } from "@calcache/runtime";
import { readTraceSettings, startTracing, type TraceSettings } from "@calcache/trace-export";
import { livePages } from "./api/live/process-live-pages.ts";
import { metrics } from "./process/metrics.ts";

/** Begins what a server process does beside answering requests. Ends the process if its environment is wrong. */
export function start(): void {
  const traces = checkEnvironment();
  metrics();
  const runtime = processRuntime();
  const { log } = runtime.engine;
  const tracing = startTracing(traces, "calcache-web", log);
  void logZoneData(log);
  void runtime.start();
  const stop = () => Promise.all([livePages().close(), runtime.stop(), tracing.then((end) => end())]);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
}

function checkEnvironment(): TraceSettings | null {
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
    return readTraceSettings();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
