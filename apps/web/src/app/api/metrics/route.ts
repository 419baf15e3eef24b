import { readEnvironment } from "@calcache/environment";
import { metricsResponse } from "@calcache/operations";
import { allowOnly } from "../../../api/edge/allow-only.ts";
import { metrics } from "../../../process/metrics.ts";

export const dynamic = "force-dynamic";

export async function GET(request: Request): Promise<Response> {
  const { METRICS_TOKEN } = readEnvironment(["METRICS_TOKEN"]);
  return metricsResponse(request, metrics().registry, METRICS_TOKEN);
}

const others = allowOnly("GET", "HEAD");

export { others as DELETE, others as PATCH, others as POST, others as PUT };
