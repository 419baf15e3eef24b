import { openMailer, readMailerSettings } from "@calcache/emails";
import { readEnvironment } from "@calcache/environment";
import { createLogger } from "@calcache/logger";
import { createProcessMetrics, type ProcessMetrics, readAlertSettings } from "@calcache/operations";
import { createRuntime } from "./create-runtime.ts";
import type { Runtime, RuntimeOptions } from "./runtime.ts";
import { runtimeVariables } from "./runtime-environment.ts";

/** Next.js builds several module graphs that share one process: the global object is what they have in common. */
const key = Symbol.for("@calcache/runtime");
const shared = globalThis as { [key]?: { runtime?: Runtime; metrics?: ProcessMetrics } };
shared[key] ??= {};
const own = shared[key];

/** What a host app hands its process's runtime. */
export type HostOptions = Pick<RuntimeOptions, "currentUser" | "otherBusyTimes">;

/** What this process counts. Needs no environment, and nothing that answers. */
export function processMetrics(): ProcessMetrics {
  own.metrics ??= createProcessMetrics();
  return own.metrics;
}

/**
 * The process's runtime, made from the environment on first use.
 * @param options.name of the process, in its log
 * @param options.quiet logs warnings only
 * @param options.currentUser the host app's own sessions; the first use in a process decides
 * @param options.otherBusyTimes the host app's own reader; the same
 * @throws EnvironmentError naming every bad or missing variable
 */
export function processRuntime({
  name = "calcache",
  quiet = false,
  ...options
}: { name?: string; quiet?: boolean } & HostOptions = {}): Runtime {
  own.runtime ??= openRuntime(name, quiet, options);
  return own.runtime;
}

function openRuntime(name: string, quiet: boolean, options: HostOptions): Runtime {
  const environment = readEnvironment([...runtimeVariables, "NODE_ENV"]);
  const log = createLogger({ name, readable: environment.NODE_ENV === "development" });
  if (quiet) log.level = "warn";
  const { countEngineEvent, countGraphRequest } = processMetrics();
  return createRuntime({
    ...options,
    environment,
    log,
    mailer: openMailer(readMailerSettings()),
    alerts: readAlertSettings(),
    observeRequest: countGraphRequest,
    observe: countEngineEvent,
  });
}
