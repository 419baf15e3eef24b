import { floorMinute } from "@calcache/availability";
import { err, ok, type Result } from "@calcache/prisma";
import { admit } from "@calcache/rate-limits";
import { findEventType } from "../../event-types/find-event-type.ts";
import type { BookingDetails } from "../booking/booking-details.ts";
import type { BookingFailure } from "../booking/booking-failure.ts";
import type { BookingRequest } from "../booking/booking-request.ts";
import { findBookingSettings } from "../booking/booking-settings.ts";
import type { Bookings } from "../booking/bookings.ts";
import { findMadeBefore } from "../booking/find-made-before.ts";
import { parseLength } from "../booking/parse-length.ts";
import { bookingLimits } from "../limits/rate-limits.ts";
import { withinLimit } from "../limits/within-limit.ts";
import { opensEventType } from "../list/list-key-bookings.ts";
import { makeBooking } from "./make-booking.ts";

/**
 * Books a slot of an event type. It is confirmed by the time this resolves: the hosts' time is taken, whoever else
 * wanted it; their events and the mail follow.
 */
export const book = (
  bookings: Bookings,
  request: BookingRequest,
): Promise<Result<BookingDetails, BookingFailure>> =>
  withinLimit(bookings.engine.db, () => bookNow(bookings, request));

async function bookNow(
  bookings: Bookings,
  request: BookingRequest,
): Promise<Result<BookingDetails, BookingFailure>> {
  const { engine } = bookings;
  const before = await findMadeBefore(engine.db, request.idempotencyKey);
  if (before) return ok(before);
  const eventType = await findEventType(engine, request.eventType);
  if (!eventType) return err({ kind: "event-type-not-found" });
  const settings = await findBookingSettings(engine, eventType);
  const length = parseLength(request.lengthInMinutes, eventType, "lengthInMinutes");
  if (!length.ok) return length;
  const { apiKeyId = null } = request;
  const isTrusted = apiKeyId !== null && (await opensEventType(engine.db, apiKeyId, eventType.id));
  const limits = isTrusted ? [] : bookingLimits(request, eventType.id);
  const admission = await admit(engine.db, limits, engine.now());
  if (!admission.ok) return admission;
  const start = floorMinute(request.start);
  const slot = { start, end: start + length.value, timeZone: request.attendee.timeZone };
  const { attendee, guests, responses, metadata, idempotencyKey, reservationUid } = request;
  const wanted = { eventType, settings, slot, attendee, guests, responses, metadata, idempotencyKey };
  return makeBooking(bookings, { ...wanted, moved: null }, { reservationUid, booking: null });
}
