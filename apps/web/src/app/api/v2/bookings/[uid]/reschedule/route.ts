import { processRuntime } from "@calcache/runtime";
import { answerReschedule } from "../../../../../../api/bookings/answer-bookings.ts";
import { allowOnly } from "../../../../../../api/edge/allow-only.ts";

type Context = { params: Promise<{ uid: string }> };

export const POST = async (request: Request, { params }: Context): Promise<Response> =>
  answerReschedule(request, (await params).uid, processRuntime().bookings);

const others = allowOnly("POST");

export { others as DELETE, others as GET, others as PATCH, others as PUT };
