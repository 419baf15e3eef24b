import { Counter, Histogram, type Registry } from "prom-client";
import { z } from "zod";

const graphRequest = z.object({
  operation: z.string(),
  status: z.number().nullable(),
  durationMs: z.number(),
  accountKind: z.string().nullish(),
});

/** Makes the metrics of requests to Graph; the answer counts one message of their channel and never throws. */
export function graphMetrics(registry: Registry): (message: unknown) => void {
  const registers = [registry];
  const requests = new Counter({
    name: "calcache_graph_requests_total",
    help: "Requests to Microsoft Graph and its login; status none: no answer arrived",
    labelNames: ["operation", "status", "account_kind"],
    registers,
  });
  const duration = new Histogram({
    name: "calcache_graph_request_duration_seconds",
    help: "Requests to Microsoft Graph and its login",
    labelNames: ["operation"],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  return (message) => {
    const request = graphRequest.safeParse(message);
    if (!request.success) return;
    const { operation, status, durationMs, accountKind } = request.data;
    requests.inc({ operation, status: String(status ?? "none"), account_kind: accountKind ?? "unknown" });
    duration.observe({ operation }, durationMs / 1000);
  };
}
