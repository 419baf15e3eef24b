import { subscribe } from "node:diagnostics_channel";
import { graphRequestChannel } from "@calcache/office365-calendar-cache";
import { Counter, collectDefaultMetrics, Registry } from "prom-client";
import { z } from "zod";
import { processWide } from "./process-wide.ts";

const graphRequest = z.object({
  operation: z.string(),
  status: z.number().nullable(),
});

/** What this process counts. Labels have few values: no names, no ids. */
export type Metrics = {
  registry: Registry;
  /** Answers with slots, by cache status. */
  reads: Counter<"outcome">;
  /** Requests to Graph and to the login; the status is `none` where no answer came. */
  graphRequests: Counter<"operation" | "status">;
};

/** The process's metrics; counting begins with the first call. */
export const metrics = (): Metrics => processWide("metrics", createMetrics);

function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const reads = new Counter({
    name: "calcache_reads_total",
    help: "Answers with slots, by where their busy times came from",
    labelNames: ["outcome"],
    registers: [registry],
  });
  const graphRequests = new Counter({
    name: "calcache_graph_requests_total",
    help: "Requests to Microsoft Graph and its login",
    labelNames: ["operation", "status"],
    registers: [registry],
  });
  subscribe(graphRequestChannel, (message) => {
    const request = graphRequest.safeParse(message);
    if (!request.success) return;
    const { operation, status } = request.data;
    graphRequests.inc({ operation, status: String(status ?? "none") });
  });
  return { registry, reads, graphRequests };
}
