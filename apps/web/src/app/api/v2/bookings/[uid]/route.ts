import { processRuntime } from "@calcache/runtime";
import { answerFind } from "../../../../../api/bookings/answer-bookings.ts";
import { allowOnly } from "../../../../../api/edge/allow-only.ts";

type Context = { params: Promise<{ uid: string }> };

export const GET = async (_request: Request, { params }: Context): Promise<Response> =>
  answerFind((await params).uid, processRuntime().bookings);

const others = allowOnly("GET", "HEAD");

export { others as DELETE, others as PATCH, others as POST, others as PUT };
