import { EnvironmentError } from "@calcache/environment";
import { type ProcessRuntime, processRuntime } from "@calcache/runtime";

/**
 * This process's runtime. Ends the process with one clear message when the environment isn't complete.
 * @param options.quiet logs warnings only
 */
export function openRuntime({ quiet = false } = {}): ProcessRuntime {
  try {
    return processRuntime({ name: "calcache-worker", quiet });
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
