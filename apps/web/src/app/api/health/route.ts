import { office365CalendarCache } from "@calcache/office365-calendar-cache";
import { allowOnly } from "../../../server/allow-only.ts";
import { backgroundWorker } from "../../../server/background-worker.ts";
import { checkHealth } from "../../../server/health.ts";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const health = await checkHealth(office365CalendarCache().cache, backgroundWorker().state);
  return Response.json(health, {
    status: health.status === "ok" ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}

const others = allowOnly("GET", "HEAD");

export { others as DELETE, others as PATCH, others as POST, others as PUT };
