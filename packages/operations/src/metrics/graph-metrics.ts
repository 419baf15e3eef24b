import { Counter, Histogram, type Registry } from "prom-client";

/** What is counted of a request: `status` is null where no answer arrived. */
export type CountedRequest = {
  operation: string;
  status: number | null;
  durationMs: number;
  accountKind: string | null;
};

/** Makes the metrics of requests to Graph; the answer counts one. */
export function graphMetrics(registry: Registry): (request: CountedRequest) => void {
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
  return ({ operation, status, durationMs, accountKind }) => {
    requests.inc({ operation, status: String(status ?? "none"), account_kind: accountKind ?? "unknown" });
    duration.observe({ operation }, durationMs / 1000);
  };
}
