import {
  apiKeyScopes,
  type ElementToken,
  elementOpensBooking,
  elementOpensEventType,
} from "@calcache/api-keys";
import { endpoint } from "@calcache/http-edge";
import {
  type BookingDetails,
  type Bookings,
  book,
  cancelBooking,
  type EventTypeQuery,
  findBooking,
  findNames,
  findSeries,
  isSeatOf,
  opensBookingOf,
  rescheduleBooking,
} from "@calcache/scheduling";
import { z } from "zod";
import { once, onceRefusals } from "../edge/answers/once.ts";
import { success, successOf } from "../edge/answers/success.ts";
import { anybodyOrElement, beyondSubjects, type KeyOrElement } from "../edge/callers/element.ts";
import { bookingsBy } from "../edge/callers/written-by-key.ts";
import { uid } from "../edge/fields/fields.ts";
import { visitorOf } from "../edge/origins/visitor.ts";
import { bookingInput, cancelInput, rescheduleInput } from "./booking-input.ts";
import { bookingOrSeries, bookingOutput, toBookingOutput, toSeriesOutput } from "./booking-output.ts";
import { bookingRefusals, noSuchBooking, refusalOf } from "./booking-refusals.ts";

type Services = { bookings: Bookings };

const booking = successOf(bookingOutput);
const all = successOf(bookingOrSeries);
const params = z.object({ uid });

export const bookEndpoint = endpoint("POST", "/api/v2/bookings", {
  summary: "Books a slot, or of an event type that repeats a series",
  caller: anybodyOrElement("bookings:write", "bookings"),
  body: bookingInput,
  once,
  answers: { 201: all },
  refusals: [...bookingRefusals, ...onceRefusals],
  async handle({ request, who, body, idempotencyKey }, { bookings }: Services) {
    if (who?.element && !(await opensAsked(bookings, who.element, body.eventType))) return beyondSubjects;
    const visitorIp = visitorOf(request.headers);
    const asked = { ...body, idempotencyKey, visitorIp, apiKeyId: keyOf(who)?.id ?? null };
    const made = await book(bookingsBy(bookings, keyOf(who)), asked);
    if (!made.ok) return refusalOf(made.error);
    return success(201, await withSeries(bookings, made.value, made.value.seriesUid !== null));
  },
});

export const findBookingEndpoint = endpoint("GET", "/api/v2/bookings/{uid}", {
  summary: "A booking, or by the uid of a series all of it",
  params,
  answers: { 200: all },
  refusals: [noSuchBooking],
  async handle({ params }, { bookings }: Services) {
    const { db } = bookings.engine;
    const found = await findBooking(db, params.uid);
    if (found) return success(200, toBookingOutput(found));
    const series = await findSeries(db, params.uid);
    return series.length > 0 ? success(200, toSeriesOutput(series)) : noSuchBooking;
  },
});

export const cancelEndpoint = endpoint("POST", "/api/v2/bookings/{uid}/cancel", {
  summary: "Cancels a booking; of a series those after it too, or by its uid all that is left of it",
  params,
  caller: anybodyOrElement("bookings:write", ...apiKeyScopes),
  body: cancelInput,
  once,
  answers: { 200: all },
  refusals: [...bookingRefusals, ...onceRefusals],
  async handle({ who, params, body, idempotencyKey }, { bookings }: Services) {
    if (!(await opensBooking(bookings, who, params.uid))) return beyondSubjects;
    const { cancellationReason: reason = null, cancelledBy: by = null } = body;
    const andLater = body.cancelSubsequentBookings === true;
    const cancelled = await cancelBooking(bookingsBy(bookings, keyOf(who)), {
      ...params,
      reason,
      by,
      andLater,
      idempotencyKey,
    });
    if (!cancelled.ok) return refusalOf(cancelled.error);
    const { seriesUid } = cancelled.value;
    const isSeries = seriesUid !== null && (andLater || seriesUid === params.uid);
    return success(200, await withSeries(bookings, cancelled.value, isSeries));
  },
});

export const rescheduleEndpoint = endpoint("POST", "/api/v2/bookings/{uid}/reschedule", {
  summary:
    "Moves a booking: makes a new one and cancels the old one; of one that several have a seat alone, or for a key that opens it all of it",
  params,
  caller: anybodyOrElement("bookings:write", ...apiKeyScopes),
  body: rescheduleInput,
  once,
  answers: { 201: booking },
  refusals: [...bookingRefusals, ...onceRefusals],
  async handle({ who, params, body, idempotencyKey }, { bookings }: Services) {
    if (!(await opensBooking(bookings, who, params.uid))) return beyondSubjects;
    const { start, reschedulingReason: reason = null, rescheduledBy: by = null } = body;
    const { reservationUid = null, timeZone = null, seatUid } = body;
    const uid = seatUid ?? params.uid;
    if (uid !== params.uid && !(await isSeatOf(bookings.engine.db, uid, params.uid))) return noSuchBooking;
    const key = keyOf(who);
    const isHosts = key !== null && (await opensBookingOf(bookings.engine.db, key.id, uid));
    const moving = { uid, start, timeZone, reason, by, reservationUid, idempotencyKey, isHosts };
    const moved = await rescheduleBooking(bookingsBy(bookings, key), moving);
    return moved.ok ? success(201, toBookingOutput(moved.value)) : refusalOf(moved.error);
  },
});

/** A token books as the visitor does who has it: its key's limits aren't theirs, and its key's application is told. */
const keyOf = (who: KeyOrElement | null) => (who?.element ? null : who);

async function opensBooking({ engine: { db } }: Bookings, who: KeyOrElement | null, uid: string) {
  return !who?.element || elementOpensBooking(db, who.element, uid);
}

async function opensAsked({ engine }: Bookings, element: ElementToken, asked: EventTypeQuery) {
  const id = "eventTypeId" in asked ? asked.eventTypeId : (await findNames(engine, asked))?.id;
  // What isn't there is told as it is without a token.
  return id === undefined || elementOpensEventType(engine.db, element, id);
}

/** A booking, or all bookings of its series, as cal.com answers what concerns several. */
async function withSeries({ engine }: Bookings, made: BookingDetails, isSeries: boolean) {
  if (!isSeries || made.seriesUid === null) return toBookingOutput(made);
  return toSeriesOutput(await findSeries(engine.db, made.seriesUid));
}
