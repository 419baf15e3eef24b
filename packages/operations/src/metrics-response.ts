import { createHash, timingSafeEqual } from "node:crypto";
import type { Registry } from "prom-client";

/** Answers a scrape in Prometheus' text format; 401 without `token` as a bearer token, where there is one. */
export async function metricsResponse(
  request: Request,
  registry: Registry,
  token: string | undefined,
): Promise<Response> {
  if (token && !sameText(request.headers.get("authorization") ?? "", `Bearer ${token}`)) {
    return new Response("Send METRICS_TOKEN as a bearer token\n", {
      status: 401,
      headers: { "www-authenticate": "Bearer" },
    });
  }
  return new Response(await registry.metrics(), {
    headers: { "content-type": registry.contentType, "cache-control": "no-store" },
  });
}

function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
