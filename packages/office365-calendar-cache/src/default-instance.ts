import { channel } from "node:diagnostics_channel";
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

/** Where a host app can hear of each request to Graph and to the login: operation, status, duration and kind. */
export const graphRequestChannel = "calcache:graph-request";
const requests = channel(graphRequestChannel);

/** Where a host app can hear of the engine's doings (`EngineEvent`). */
export const engineEventChannel = "calcache:engine";
const engineEvents = channel(engineEventChannel);

/**
 * The process's plugin, made from the environment on first use.
 * @throws EnvironmentError naming every bad or missing variable
 */
export function office365CalendarCache(): Office365CalendarCache {
  shared[key] ??= createOffice365CalendarCache({
    environment: readEnvironment(pluginVariables),
    log: createLogger({ name: "calcache" }),
    observe: (request) => requests.publish(request),
    observeEngine: (event) => engineEvents.publish(event),
  });
  return shared[key];
}
