import { processRuntime } from "@calcache/runtime";
import { answerBook } from "../../../../api/bookings/answer-bookings.ts";
import { allowOnly } from "../../../../api/edge/allow-only.ts";

export const POST = (request: Request): Promise<Response> => answerBook(request, processRuntime().bookings);

const others = allowOnly("POST");

export { others as DELETE, others as GET, others as PATCH, others as PUT };
