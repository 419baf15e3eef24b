import { checkHealth, healthResponse, readZoneData } from "@calcache/operations";
import { processRuntime } from "@calcache/runtime";
import { allowOnly } from "../../../api/edge/allow-only.ts";
import { operationalState } from "../../../process/operational-state.ts";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const { engine, worker } = processRuntime();
  const zoneData = await readZoneData();
  return healthResponse(await checkHealth(operationalState, engine.now, worker.state, zoneData));
}

const others = allowOnly("GET", "HEAD");

export { others as DELETE, others as PATCH, others as POST, others as PUT };
