import {
  type BookingDetails,
  type BookingFailure,
  type Bookings,
  book,
  cancelBooking,
  findBooking,
  rescheduleBooking,
} from "@calcache/scheduling";
import { isUid } from "../edge/fields.ts";
import { visitorOf } from "../edge/visitor.ts";
import { answerRequest } from "./answer-request.ts";
import { type Answer, answerFailure, success } from "./answers.ts";
import { bookingInput, cancelInput, rescheduleInput } from "./booking-input.ts";
import { toBookingOutput } from "./booking-output.ts";
import { once } from "./once.ts";
import { parseBody, readText } from "./read-input.ts";

/** `POST /api/v2/bookings` */
export const answerBook = (request: Request, bookings: Bookings): Promise<Response> =>
  answerText(request, bookings, async (text) => {
    const input = parseBody(bookingInput, text);
    if (!input.ok) return input.error;
    return oncePerKey(request, text, bookings, async (idempotencyKey) =>
      answerBooking(
        201,
        await book(bookings, { ...input.value, idempotencyKey, visitorIp: visitorOf(request.headers) }),
      ),
    );
  });

/** `GET /api/v2/bookings/{uid}` */
export const answerFind = (uid: string, { engine }: Bookings): Promise<Response> =>
  answerRequest(engine.log, async () => {
    const booking = isUid(uid) ? await findBooking(engine.db, uid) : null;
    return booking ? success(200, toBookingOutput(booking)) : noSuchBooking;
  });

const noSuchBooking = answerFailure({ kind: "booking-not-found" });

/** `POST /api/v2/bookings/{uid}/cancel` */
export const answerCancel = (request: Request, uid: string, bookings: Bookings): Promise<Response> =>
  answerText(request, bookings, async (text) => {
    if (!isUid(uid)) return noSuchBooking;
    const input = parseBody(cancelInput, text);
    if (!input.ok) return input.error;
    const { cancellationReason, cancelledBy } = input.value;
    return oncePerKey(request, text, bookings, async () =>
      answerBooking(
        200,
        await cancelBooking(bookings, { uid, reason: cancellationReason ?? null, by: cancelledBy ?? null }),
      ),
    );
  });

/** `POST /api/v2/bookings/{uid}/reschedule` */
export const answerReschedule = (request: Request, uid: string, bookings: Bookings): Promise<Response> =>
  answerText(request, bookings, async (text) => {
    if (!isUid(uid)) return noSuchBooking;
    const input = parseBody(rescheduleInput, text);
    if (!input.ok) return input.error;
    const { start, reschedulingReason, rescheduledBy, reservationUid } = input.value;
    const moving = {
      uid,
      start,
      reason: reschedulingReason ?? null,
      by: rescheduledBy ?? null,
      reservationUid: reservationUid ?? null,
    };
    return oncePerKey(request, text, bookings, async (idempotencyKey) =>
      answerBooking(201, await rescheduleBooking(bookings, { ...moving, idempotencyKey })),
    );
  });

const answerText = (request: Request, { engine }: Bookings, work: (text: string) => Promise<Answer>) =>
  answerRequest(engine.log, async () => {
    const text = await readText(request);
    return text.ok ? work(text.value) : text.error;
  });

const oncePerKey = (
  { method, url, headers }: Request,
  text: string,
  { engine }: Bookings,
  carryOut: (idempotencyKey: string | null) => Promise<Answer>,
) => once(engine.db, { method, url, headers, text }, engine.now(), carryOut);

type Outcome = { ok: true; value: BookingDetails } | { ok: false; error: BookingFailure };

const answerBooking = (status: 200 | 201, outcome: Outcome): Answer =>
  outcome.ok ? success(status, toBookingOutput(outcome.value)) : answerFailure(outcome.error);
