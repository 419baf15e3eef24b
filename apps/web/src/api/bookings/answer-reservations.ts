import { type Bookings, findHold, holdSlot, releaseHold, type SlotHold } from "@calcache/scheduling";
import { isUid } from "../edge/fields.ts";
import { visitorOf } from "../edge/visitor.ts";
import { answerRequest } from "./answer-request.ts";
import { type Answer, answerFailure, failure, isoTime, success } from "./answers.ts";
import { parseBody, readText } from "./read-input.ts";
import { reservationInput } from "./reservation-input.ts";

/** `POST /api/v2/slots/reservations` */
export const answerReserve = (request: Request, bookings: Bookings): Promise<Response> =>
  answerRequest(bookings.engine.log, () => hold(request, null, bookings));

/** `PATCH /api/v2/slots/reservations/{uid}`: the same hold of another slot, or for longer. */
export const answerMoveReservation = (request: Request, uid: string, bookings: Bookings): Promise<Response> =>
  answerRequest(bookings.engine.log, async () =>
    (await find(uid, bookings)) === null ? noSuchReservation : hold(request, uid, bookings),
  );

/** `GET /api/v2/slots/reservations/{uid}` */
export const answerFindReservation = (uid: string, bookings: Bookings): Promise<Response> =>
  answerRequest(bookings.engine.log, async () => {
    const held = await find(uid, bookings);
    return held ? success(200, toOutput(held)) : noSuchReservation;
  });

/** `DELETE /api/v2/slots/reservations/{uid}` */
export const answerRelease = (uid: string, { engine }: Bookings): Promise<Response> =>
  answerRequest(engine.log, async () =>
    isUid(uid) && (await releaseHold(engine.db, uid)) ? success(200) : noSuchReservation,
  );

const noSuchReservation = failure(404, "NOT_FOUND", "There is no such reservation, or it is over");

const find = async (uid: string, { engine }: Bookings) =>
  isUid(uid) ? findHold(engine.db, uid, engine.now()) : null;

async function hold(request: Request, uid: string | null, bookings: Bookings): Promise<Answer> {
  const text = await readText(request);
  if (!text.ok) return text.error;
  const input = parseBody(reservationInput, text.value);
  if (!input.ok) return input.error;
  const { eventTypeId, slotStart, slotDuration, reservationDuration, timeZone } = input.value;
  const held = await holdSlot(bookings, {
    eventTypeId,
    start: slotStart,
    length: slotDuration ?? null,
    minutes: reservationDuration,
    timeZone: timeZone ?? null,
    uid,
    visitorIp: visitorOf(request.headers),
  });
  if (!held.ok) return answerFailure(held.error);
  return success(uid === null ? 201 : 200, { ...toOutput(held.value), reservationDuration });
}

const toOutput = ({ uid, eventTypeId, start, end, until }: SlotHold) => ({
  eventTypeId,
  slotStart: isoTime(start),
  slotEnd: isoTime(end),
  slotDuration: (end - start) / 60_000,
  reservationUid: uid,
  reservationUntil: isoTime(until),
});
