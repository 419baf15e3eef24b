import { answerBook } from "../../../../bookings-api/answer-bookings.ts";
import { allowOnly } from "../../../../server/allow-only.ts";
import { bookings } from "../../../../server/bookings.ts";

export const POST = (request: Request): Promise<Response> => answerBook(request, bookings());

const others = allowOnly("POST");

export { others as DELETE, others as GET, others as PATCH, others as PUT };
