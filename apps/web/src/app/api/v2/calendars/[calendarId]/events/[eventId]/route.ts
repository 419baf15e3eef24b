import { processRuntime } from "@calcache/runtime";
import { allowOnly } from "../../../../../../../api/edge/allow-only.ts";
import { answerDelete, answerGet, answerPut } from "../../../../../../../api/events/answer-event.ts";

export const PUT = (request: Request): Promise<Response> => answerPut(request, processRuntime().engine);

export const DELETE = (request: Request): Promise<Response> => answerDelete(request, processRuntime().engine);

export const GET = (request: Request): Promise<Response> => answerGet(request, processRuntime().engine);

const others = allowOnly("DELETE", "GET", "HEAD", "PUT");

export { others as PATCH, others as POST };
