import { office365CalendarCache } from "@calcache/office365-calendar-cache";
import { checkHealth, healthResponse } from "@calcache/operations";
import { allowOnly } from "../../../api/edge/allow-only.ts";
import { backgroundWorker } from "../../../process/background-worker.ts";
import { operationalState } from "../../../process/operational-state.ts";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const { now } = office365CalendarCache().engine;
  return healthResponse(await checkHealth(operationalState, now, backgroundWorker().state));
}

const others = allowOnly("GET", "HEAD");

export { others as DELETE, others as PATCH, others as POST, others as PUT };
