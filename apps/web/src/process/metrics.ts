import { alertGauges, databaseGauges, type ProcessMetrics, pathGauges } from "@calcache/operations";
import { processMetrics, processRuntime } from "@calcache/runtime";
import { Counter, Gauge } from "prom-client";
import { accountKinds, authPathRates, operationalState } from "./operational-state.ts";
import { processWide } from "./process-wide.ts";

/** What this process counts, and the database's gauges. Labels have few values: no names, no ids. */
export type Metrics = Pick<ProcessMetrics, "registry"> & {
  /** Answers with slots, by cache status. */
  reads: Counter<"outcome">;
  /** Open pages that follow an event type. */
  liveStreams: Gauge;
  /** Events sent to them. */
  liveEvents: Counter;
};

/** The process's metrics; counting begins with the first call. */
export const metrics = (): Metrics => processWide("metrics", createMetrics);

function createMetrics(): Metrics {
  const { registry } = processMetrics();
  const reads = new Counter({
    name: "calcache_reads_total",
    help: "Answers with slots, by where their busy times came from",
    labelNames: ["outcome"],
    registers: [registry],
  });
  const liveStreams = new Gauge({
    name: "calcache_live_streams",
    help: "Open pages that follow an event type",
    registers: [registry],
  });
  const liveEvents = new Counter({
    name: "calcache_live_events_total",
    help: "Events sent to open pages: what they offer may have changed",
    registers: [registry],
  });
  const now = () => processRuntime().engine.now();
  databaseGauges(registry, operationalState, now);
  alertGauges(registry, operationalState, accountKinds, now);
  pathGauges(registry, authPathRates);
  return { registry, reads, liveStreams, liveEvents };
}
