import { processRuntime } from "@calcache/runtime";
import { answerAvailability } from "../../../../api/availability/answer-availability.ts";
import { allowOnly } from "../../../../api/edge/allow-only.ts";

export const POST = (request: Request): Promise<Response> =>
  answerAvailability(request, processRuntime().engine);

const others = allowOnly("POST");

export { others as DELETE, others as GET, others as PATCH, others as PUT };
