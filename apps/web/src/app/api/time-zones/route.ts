import { processRuntime } from "@calcache/runtime";
import { allowOnly } from "../../../api/edge/allow-only.ts";
import { answerTimeZones } from "../../../page/answer-time-zones.ts";

export const dynamic = "force-dynamic";

export const GET = (): Response => answerTimeZones(processRuntime().engine.now());

const others = allowOnly("GET", "HEAD");

export { others as DELETE, others as PATCH, others as POST, others as PUT };
