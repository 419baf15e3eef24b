import { EnvironmentError } from "@calcache/environment";
import { processRuntime, type Runtime } from "@calcache/runtime";
import { readTraceSettings, type TraceSettings } from "@calcache/trace-export";

/**
 * This process's runtime. Ends the process with one clear message when the environment isn't complete.
 * @param options.quiet logs warnings only
 */
export const openRuntime = ({ quiet = false } = {}): Runtime =>
  orEnd(() => processRuntime({ name: "calcache-worker", quiet }));

/** The same, with what a process that lasts is to be traced by. */
export const openWorker = (): { runtime: Runtime; traces: TraceSettings | null } =>
  orEnd(() => ({ traces: readTraceSettings(), runtime: processRuntime({ name: "calcache-worker" }) }));

function orEnd<T>(open: () => T): T {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
