import { EnvironmentError } from "@calcache/environment";
import { processRuntime, type Runtime } from "@calcache/runtime";

/**
 * This process's runtime. Ends the process with one clear message when the environment isn't complete.
 * @param options.quiet logs warnings only
 */
export function openRuntime({ quiet = false } = {}): Runtime {
  try {
    return processRuntime({ name: "calcache-worker", quiet });
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
