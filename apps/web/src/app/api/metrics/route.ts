import { createHash, timingSafeEqual } from "node:crypto";
import { readEnvironment } from "@calcache/environment";
import { allowOnly } from "../../../server/allow-only.ts";
import { metrics } from "../../../server/metrics.ts";

export const dynamic = "force-dynamic";

export async function GET(request: Request): Promise<Response> {
  const { METRICS_TOKEN } = readEnvironment(["METRICS_TOKEN"]);
  if (METRICS_TOKEN && !sameText(request.headers.get("authorization") ?? "", `Bearer ${METRICS_TOKEN}`)) {
    return new Response("Send METRICS_TOKEN as a bearer token\n", {
      status: 401,
      headers: { "www-authenticate": "Bearer" },
    });
  }
  const { registry } = metrics();
  return new Response(await registry.metrics(), {
    headers: { "content-type": registry.contentType, "cache-control": "no-store" },
  });
}

function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

const others = allowOnly("GET", "HEAD");

export { others as DELETE, others as PATCH, others as POST, others as PUT };
