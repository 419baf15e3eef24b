import { type EnvironmentError, readEnvironment } from "@calcache/environment";
import { createLogger, type Logger } from "@calcache/logger";
import {
  createOffice365CalendarCache,
  type Office365CalendarCache,
  pluginVariables,
} from "@calcache/office365-calendar-cache";

/**
 * The plugin for a process of its own. Ends the process with one clear message when the environment isn't complete.
 * @param quiet leaves out everything but warnings
 */
export function openPlugin({ quiet = false } = {}): { plugin: Office365CalendarCache; log: Logger } {
  try {
    const environment = readEnvironment([...pluginVariables, "NODE_ENV"]);
    const log = createLogger({ name: "calcache-worker", readable: environment.NODE_ENV === "development" });
    if (quiet) log.level = "warn";
    return { plugin: createOffice365CalendarCache({ environment, log }), log };
  } catch (error) {
    process.stderr.write(`${(error as EnvironmentError).message}\n`);
    process.exit(1);
  }
}
