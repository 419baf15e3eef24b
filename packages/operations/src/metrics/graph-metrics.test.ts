import { Registry } from "prom-client";
import { expect, test } from "vitest";
import { type CountedRequest, graphMetrics } from "./graph-metrics.ts";

async function scrapeAfter(...requests: readonly CountedRequest[]) {
  const registry = new Registry();
  const count = graphMetrics(registry);
  for (const request of requests) count(request);
  return registry.metrics();
}

test("counts requests by operation, status and kind of account, and never by account", async () => {
  const request = {
    operation: "calendarView",
    credentialId: 4711,
    durationMs: 30,
    kind: "ok",
    accountKind: null,
  };
  const another = { credentialId: 4712 };
  const text = await scrapeAfter(
    { ...request, status: 200, accountKind: "outlook.com" },
    { ...request, status: 200, accountKind: "outlook.com", ...another },
    { ...request, status: 503 },
    { ...request, status: null },
  );
  const count = (status: string, kind: string) =>
    `calcache_graph_requests_total{operation="calendarView",status="${status}",account_kind="${kind}"}`;
  expect(text).toContain(`${count("200", "outlook.com")} 2`);
  expect(text).toContain(`${count("503", "unknown")} 1`);
  expect(text).toContain(`${count("none", "unknown")} 1`);
  expect(text).toContain('calcache_graph_request_duration_seconds_sum{operation="calendarView"} 0.12');
  expect(text).not.toMatch(/471[12]/);
});
