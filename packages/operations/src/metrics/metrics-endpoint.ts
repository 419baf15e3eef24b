import { type Caller, endpoint, isSameText, messageEnvelope, refusal } from "@calcache/http-edge";
import type { Registry } from "prom-client";

const unauthorized = {
  ...refusal(401, "UNAUTHORIZED", "Send METRICS_TOKEN as a bearer token"),
  headers: { "www-authenticate": "Bearer" },
};

/** Whoever has METRICS_TOKEN; anybody where there is none. */
const scraper: Caller<{ metricsToken: string | undefined }, "scraper"> = {
  security: { type: "http", scheme: "bearer" },
  refusals: [unauthorized],
  identify({ headers }, { metricsToken }) {
    const shown = headers.get("authorization") ?? "";
    return metricsToken && !isSameText(shown, `Bearer ${metricsToken}`) ? unauthorized : { who: "scraper" };
  },
};

/** Answers a scrape. */
export const metricsEndpoint = endpoint("GET", "/api/metrics", {
  summary: "What this process counts, and the database's gauges, in Prometheus' text format",
  caller: scraper,
  envelope: messageEnvelope,
  answers: { 200: "text/plain" },
  handle: async (_, { registry }: { registry: Registry }) =>
    new Response(await registry.metrics(), {
      headers: { "content-type": registry.contentType, "cache-control": "no-store" },
    }),
});
