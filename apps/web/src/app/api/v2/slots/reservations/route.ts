import { processRuntime } from "@calcache/runtime";
import { answerReserve } from "../../../../../api/bookings/answer-reservations.ts";
import { allowOnly } from "../../../../../api/edge/allow-only.ts";

export const POST = (request: Request): Promise<Response> =>
  answerReserve(request, processRuntime().bookings);

const others = allowOnly("POST");

export { others as DELETE, others as GET, others as PATCH, others as PUT };
