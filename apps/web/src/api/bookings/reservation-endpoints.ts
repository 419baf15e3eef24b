import { answer, endpoint, refusal } from "@calcache/http-edge";
import { type Bookings, findHold, holdSlot, releaseHold, type SlotHold } from "@calcache/scheduling";
import { z } from "zod";
import { isoTime } from "../edge/answers/in-iso.ts";
import { success, successOf } from "../edge/answers/success.ts";
import { uid } from "../edge/fields/fields.ts";
import { visitorOf } from "../edge/origins/visitor.ts";
import { bookingRefusals, refusalOf } from "./booking-refusals.ts";
import { reservationInput } from "./reservation-input.ts";

type Services = { bookings: Bookings };

const noSuchReservation = refusal(404, "NOT_FOUND", "There is no such reservation, or it is over");

/** As in cal.com's API v2 (2024-09-04). */
const reservation = z.object({
  eventTypeId: z.int(),
  slotStart: z.string(),
  slotEnd: z.string(),
  slotDuration: z.number(),
  reservationUid: z.string(),
  reservationUntil: z.string(),
});
const made = successOf(reservation.extend({ reservationDuration: z.int() }));

const path = "/api/v2/slots/reservations/{uid}";
const params = z.object({ uid });

export const reserveEndpoint = endpoint("POST", "/api/v2/slots/reservations", {
  summary: "Holds a slot for some minutes",
  body: reservationInput,
  answers: { 201: made },
  refusals: bookingRefusals,
  handle: ({ request, body }, { bookings }: Services) => hold(201, request, body, null, bookings),
});

export const findReservationEndpoint = endpoint("GET", path, {
  summary: "A slot that is held",
  params,
  answers: { 200: successOf(reservation) },
  refusals: [noSuchReservation],
  async handle({ params }, { bookings }: Services) {
    const held = await find(params.uid, bookings);
    return held ? success(200, shown(held)) : noSuchReservation;
  },
});

export const moveReservationEndpoint = endpoint("PATCH", path, {
  summary: "Holds another slot instead, or the same for longer",
  params,
  body: reservationInput,
  answers: { 200: made },
  refusals: [noSuchReservation, ...bookingRefusals],
  async handle({ request, params, body }, { bookings }: Services) {
    if ((await find(params.uid, bookings)) === null) return noSuchReservation;
    return hold(200, request, body, params.uid, bookings);
  },
});

export const releaseEndpoint = endpoint("DELETE", path, {
  summary: "Gives a slot back that is held",
  params,
  answers: { 200: z.object({ status: z.literal("success") }) },
  refusals: [noSuchReservation],
  async handle({ params }, { bookings }: Services) {
    const released = await releaseHold(bookings.engine.db, params.uid);
    return released ? answer(200, { status: "success" as const }) : noSuchReservation;
  },
});

const find = (uid: string, { engine }: Bookings) => findHold(engine.db, uid, engine.now());

async function hold<const Status extends 200 | 201>(
  status: Status,
  { headers }: Request,
  body: z.output<typeof reservationInput>,
  uid: string | null,
  bookings: Bookings,
) {
  const { eventTypeId, slotStart, slotDuration, reservationDuration, timeZone, room } = body;
  const held = await holdSlot(bookings, {
    eventTypeId,
    start: slotStart,
    length: slotDuration ?? null,
    minutes: reservationDuration,
    timeZone: timeZone ?? null,
    room: room ?? null,
    uid,
    visitorIp: visitorOf(headers),
  });
  return held.ok ? success(status, { ...shown(held.value), reservationDuration }) : refusalOf(held.error);
}

const shown = ({ uid, eventTypeId, start, end, until }: SlotHold) => ({
  eventTypeId,
  slotStart: isoTime(start),
  slotEnd: isoTime(end),
  slotDuration: (end - start) / 60_000,
  reservationUid: uid,
  reservationUntil: isoTime(until),
});
