import { processRuntime } from "@calcache/runtime";
import { allowOnly } from "../../../../../api/edge/allow-only.ts";
import { answerExplanation } from "../../../../../api/slots/answer-explanation.ts";

export const GET = (request: Request): Promise<Response> => answerExplanation(request, processRuntime());

const others = allowOnly("GET", "HEAD");

export { others as DELETE, others as PATCH, others as POST, others as PUT };
