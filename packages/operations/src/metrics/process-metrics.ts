import type { EngineEvent } from "@calcache/calendar-cache";
import { collectDefaultMetrics, Registry } from "prom-client";
import { engineMetrics } from "./engine-metrics.ts";
import { type CountedRequest, graphMetrics } from "./graph-metrics.ts";

/** What any process counts that does the cache's work. Labels have few values: no names, no ids. */
export type ProcessMetrics = {
  registry: Registry;
  countEngineEvent: (event: EngineEvent) => void;
  /** Counts one request to Graph or to its login. */
  countGraphRequest: (request: CountedRequest) => void;
};

/** Makes the metrics of this process, its memory and event loop included. */
export function createProcessMetrics(): ProcessMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    countEngineEvent: engineMetrics(registry),
    countGraphRequest: graphMetrics(registry),
  };
}
