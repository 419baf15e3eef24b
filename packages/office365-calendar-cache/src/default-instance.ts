import { readEnvironment } from "@calcache/environment";
import { createLogger } from "@calcache/logger";
import {
  createOffice365CalendarCache,
  type Office365CalendarCache,
  pluginVariables,
} from "./create-office365-calendar-cache.ts";

/** Next.js builds several module graphs that share one process: the global object is what they have in common. */
const key = Symbol.for("@calcache/office365-calendar-cache");
const shared = globalThis as { [key]?: Office365CalendarCache };

/**
 * The process's plugin, made from the environment on first use.
 * @throws EnvironmentError naming every bad or missing variable
 */
export function office365CalendarCache(): Office365CalendarCache {
  shared[key] ??= createOffice365CalendarCache({
    environment: readEnvironment(pluginVariables),
    log: createLogger({ name: "calcache" }),
  });
  return shared[key];
}
