import { processRuntime } from "@calcache/runtime";
import { allowOnly } from "../../../../api/edge/allow-only.ts";
import { answerSlots } from "../../../../api/slots/answer-slots.ts";
import { rememberedEventTypes } from "../../../../process/remembered-event-types.ts";

export const GET = (request: Request): Promise<Response> =>
  answerSlots(new URL(request.url).searchParams, processRuntime().engine, rememberedEventTypes());

const others = allowOnly("GET", "HEAD");

export { others as DELETE, others as PATCH, others as POST, others as PUT };
