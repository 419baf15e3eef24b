import { endpoint } from "@calcache/http-edge";
import {
  type BookingDetails,
  type BookingFailure,
  type Bookings,
  book,
  cancelBooking,
  findBooking,
  rescheduleBooking,
} from "@calcache/scheduling";
import { z } from "zod";
import { anybodyOrHolderOf } from "../edge/api-key.ts";
import { uid } from "../edge/fields.ts";
import { once, onceRefusals } from "../edge/once.ts";
import { success, successOf } from "../edge/success.ts";
import { visitorOf } from "../edge/visitor.ts";
import { bookingInput, cancelInput, rescheduleInput } from "./booking-input.ts";
import { bookingOutput, toBookingOutput } from "./booking-output.ts";
import { bookingRefusals, noSuchBooking, refusalOf } from "./booking-refusals.ts";

type Services = { bookings: Bookings };

const booking = successOf(bookingOutput);
const params = z.object({ uid });

export const bookEndpoint = endpoint("POST", "/api/v2/bookings", {
  summary: "Books a slot",
  caller: anybodyOrHolderOf("bookings"),
  body: bookingInput,
  once,
  answers: { 201: booking },
  refusals: [...bookingRefusals, ...onceRefusals],
  async handle({ request, who, body, idempotencyKey }, { bookings }: Services) {
    const visitorIp = visitorOf(request.headers);
    return answer(
      201,
      await book(bookings, { ...body, idempotencyKey, visitorIp, apiKeyId: who?.id ?? null }),
    );
  },
});

export const findBookingEndpoint = endpoint("GET", "/api/v2/bookings/{uid}", {
  summary: "A booking",
  params,
  answers: { 200: booking },
  refusals: [noSuchBooking],
  async handle({ params }, { bookings }: Services) {
    const found = await findBooking(bookings.engine.db, params.uid);
    return found ? success(200, toBookingOutput(found)) : noSuchBooking;
  },
});

export const cancelEndpoint = endpoint("POST", "/api/v2/bookings/{uid}/cancel", {
  summary: "Cancels a booking",
  params,
  body: cancelInput,
  once,
  answers: { 200: booking },
  refusals: [...bookingRefusals, ...onceRefusals],
  async handle({ params, body }, { bookings }: Services) {
    const { cancellationReason: reason = null, cancelledBy: by = null } = body;
    return answer(200, await cancelBooking(bookings, { ...params, reason, by }));
  },
});

export const rescheduleEndpoint = endpoint("POST", "/api/v2/bookings/{uid}/reschedule", {
  summary: "Moves a booking: makes a new one and cancels the old one",
  params,
  body: rescheduleInput,
  once,
  answers: { 201: booking },
  refusals: [...bookingRefusals, ...onceRefusals],
  async handle({ params, body, idempotencyKey }, { bookings }: Services) {
    const { start, reschedulingReason: reason = null, rescheduledBy: by = null } = body;
    const { reservationUid = null, timeZone = null } = body;
    const moving = { ...params, start, timeZone, reason, by, reservationUid, idempotencyKey };
    return answer(201, await rescheduleBooking(bookings, moving));
  },
});

type Booked = { ok: true; value: BookingDetails } | { ok: false; error: BookingFailure };

const answer = <const Status extends 200 | 201>(status: Status, booked: Booked) =>
  booked.ok ? success(status, toBookingOutput(booked.value)) : refusalOf(booked.error);
