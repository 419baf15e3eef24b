import { processRuntime } from "@calcache/runtime";
import {
  answerFindReservation,
  answerMoveReservation,
  answerRelease,
} from "../../../../../../api/bookings/answer-reservations.ts";
import { allowOnly } from "../../../../../../api/edge/allow-only.ts";

type Context = { params: Promise<{ uid: string }> };

export const GET = async (_request: Request, { params }: Context): Promise<Response> =>
  answerFindReservation((await params).uid, processRuntime().bookings);

export const PATCH = async (request: Request, { params }: Context): Promise<Response> =>
  answerMoveReservation(request, (await params).uid, processRuntime().bookings);

export const DELETE = async (_request: Request, { params }: Context): Promise<Response> =>
  answerRelease((await params).uid, processRuntime().bookings);

const others = allowOnly("GET", "HEAD", "PATCH", "DELETE");

export { others as POST, others as PUT };
