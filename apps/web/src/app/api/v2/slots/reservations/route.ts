import { answerReserve } from "../../../../../bookings-api/answer-reservations.ts";
import { allowOnly } from "../../../../../server/allow-only.ts";
import { bookings } from "../../../../../server/bookings.ts";

export const POST = (request: Request): Promise<Response> => answerReserve(request, bookings());

const others = allowOnly("POST");

export { others as DELETE, others as GET, others as PATCH, others as PUT };
