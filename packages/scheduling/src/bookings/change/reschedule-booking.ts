import { floorMinute } from "@calcache/availability";
import { err, ok, type Result } from "@calcache/prisma";
import { admit } from "@calcache/rate-limits";
import { findEventType } from "../../event-types/found/find-event-type.ts";
import { routedTo } from "../../event-types/found/routed-hosts.ts";
import { takeSeat } from "../book/book.ts";
import { makeBooking } from "../book/make-booking.ts";
import type { Bookings } from "../booking/bookings.ts";
import type { RescheduleRequest } from "../booking/requests/booking-request.ts";
import { findBookingSettings } from "../booking/requests/booking-settings.ts";
import type { BookingDetails } from "../booking/stored/booking-details.ts";
import type { BookingFailure } from "../booking/stored/booking-failure.ts";
import { findMovableBooking } from "../booking/stored/find-active-booking.ts";
import { excludedBooking, excludedSeat } from "../booking/stored/find-excluded-times.ts";
import { findMadeBefore } from "../booking/stored/find-made-before.ts";
import { moveLimits } from "../limits/rate-limits.ts";
import { withinLimit } from "../limits/within-limit.ts";

/**
 * Moves a booking: in one transaction the old one gives its time back and a new one, linked to it, takes the new time;
 * or neither. Its own old time doesn't stand in the way of the new. Its hosts stay where they are free. Of a booking that several have a seat is
 * moved alone, under its uid, to one that others have then or to a new one; a host moves all of it.
 */
export const rescheduleBooking = (
  bookings: Bookings,
  request: RescheduleRequest,
): Promise<Result<BookingDetails, BookingFailure>> =>
  withinLimit(bookings.engine.db, () => rescheduleNow(bookings, request));

async function rescheduleNow(
  bookings: Bookings,
  { uid, start, timeZone, reason, by, reservationUid, idempotencyKey, routing, isHosts }: RescheduleRequest,
): Promise<Result<BookingDetails, BookingFailure>> {
  const { engine } = bookings;
  const before = await findMadeBefore(engine.db, idempotencyKey);
  if (before) return ok(before);
  const found = await findMovableBooking(engine, uid);
  if (!found.ok) return found;
  const { seating } = found.value;
  const isGivenBack = found.value.awaitsNewTime;
  // One that is given back is each one's to move.
  if (seating?.kind === "shared" && (!isHosts || isGivenBack)) return err({ kind: "seats" });
  if (!isGivenBack && !found.value.after.mayMove) return err({ kind: "moving-disabled" });
  const { id, guests, responses, location, metadata, seriesUid, iCalUid, iCalSequence, ...old } = found.value;
  const attendee = { ...old.attendee, timeZone: timeZone ?? old.attendee.timeZone };
  const stored = old.eventType && (await findEventType(engine, { eventTypeId: old.eventType.id }));
  if (!stored) return err({ kind: "event-type-not-found" });
  const admission = await admit(engine.db, moveLimits(iCalUid), engine.now());
  if (!admission.ok) return admission;
  const isSeat = seating?.kind === "seat";
  const seat = isSeat ? await excludedSeat(engine.db, found.value) : null;
  if (isSeat && (seat === null || stored.seats === null)) return err({ kind: "seats" });
  const own = { reservationUid, booking: seat?.booking ?? excludedBooking(found.value) };
  const { eventType } = routedTo(stored, routing, own);
  const settings = await findBookingSettings(engine, eventType);
  const minute = floorMinute(start);
  const { start: from, end: to } = excludedBooking(found.value);
  const slot = { start: minute, end: minute + to - from, timeZone: attendee.timeZone, routing };
  const answered = { attendee, guests, responses, location, metadata };
  const preferred = own.booking.hostIds;
  const wanted = {
    eventType,
    settings,
    slot,
    ...answered,
    seriesUid,
    idempotencyKey,
    privateLink: null,
    preferred,
  };
  if (seat) {
    // Whoever asks twice has it already.
    if (minute === from && !isGivenBack) return found;
    const leaves = { uid, from: old.start, reason, by, isLast: seat.isLast };
    return takeSeat(bookings, { ...wanted, moved: null, leaves }, own);
  }
  // A cancellation has counted as a change already.
  const changes = { iCalUid, iCalSequence: iCalSequence + Number(isGivenBack) };
  const moved = { id, uid, ...changes, reason, by, isGivenBack, isShared: seating !== null };
  return makeBooking(bookings, { ...wanted, moved, leaves: null }, own);
}
