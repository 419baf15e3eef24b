import { office365CalendarCache } from "@calcache/office365-calendar-cache";
import { allowOnly } from "../../../server/allow-only.ts";
import { backgroundWorker } from "../../../server/background-worker.ts";
import { checkHealth } from "../../../server/health.ts";
import { operationalState } from "../../../server/operational-state.ts";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const health = await checkHealth(
    operationalState,
    office365CalendarCache().cache.now,
    backgroundWorker().state,
  );
  return Response.json(health, {
    status: health.status === "ok" ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}

const others = allowOnly("GET", "HEAD");

export { others as DELETE, others as PATCH, others as POST, others as PUT };
