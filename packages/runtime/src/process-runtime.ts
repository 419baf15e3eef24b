import { openMailer, readMailerSettings } from "@calcache/emails";
import { readEnvironment } from "@calcache/environment";
import { createLogger } from "@calcache/logger";
import { createProcessMetrics, type ProcessMetrics } from "@calcache/operations";
import { createRuntime, type Runtime } from "./create-runtime.ts";
import { runtimeVariables } from "./runtime-environment.ts";

/** A process's runtime, and what it counts. */
export type ProcessRuntime = Runtime & { metrics: ProcessMetrics };

/** Next.js builds several module graphs that share one process: the global object is what they have in common. */
const key = Symbol.for("@calcache/runtime");
const shared = globalThis as { [key]?: ProcessRuntime };

/**
 * The process's runtime, made from the environment on first use.
 * @param options.name of the process, in its log
 * @param options.quiet logs warnings only
 * @throws EnvironmentError naming every bad or missing variable
 */
export function processRuntime({ name = "calcache", quiet = false } = {}): ProcessRuntime {
  shared[key] ??= openRuntime(name, quiet);
  return shared[key];
}

function openRuntime(name: string, quiet: boolean): ProcessRuntime {
  const environment = readEnvironment([...runtimeVariables, "NODE_ENV"]);
  const log = createLogger({ name, readable: environment.NODE_ENV === "development" });
  if (quiet) log.level = "warn";
  const metrics = createProcessMetrics();
  const runtime = createRuntime({
    environment,
    log,
    mailer: openMailer(readMailerSettings()),
    observeRequest: metrics.countGraphRequest,
    observe: metrics.countEngineEvent,
  });
  return { ...runtime, metrics };
}
