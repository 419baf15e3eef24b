import { floorMinute } from "@calcache/availability";
import { err, ok, type Result } from "@calcache/prisma";
import { admit } from "@calcache/rate-limits";
import { findEventType } from "../../event-types/find-event-type.ts";
import { routedTo } from "../../event-types/routed-hosts.ts";
import { makeBooking } from "../book/make-booking.ts";
import type { BookingDetails } from "../booking/booking-details.ts";
import type { BookingFailure } from "../booking/booking-failure.ts";
import type { RescheduleRequest } from "../booking/booking-request.ts";
import { findBookingSettings } from "../booking/booking-settings.ts";
import type { Bookings } from "../booking/bookings.ts";
import { findMovableBooking } from "../booking/find-active-booking.ts";
import { excludedBooking } from "../booking/find-excluded-times.ts";
import { findMadeBefore } from "../booking/find-made-before.ts";
import { moveLimits } from "../limits/rate-limits.ts";
import { withinLimit } from "../limits/within-limit.ts";

/**
 * Moves a booking: in one transaction the old one gives its time back and a new one, linked to it, takes the new time;
 * or neither. Its own old time doesn't stand in the way of the new. Its hosts stay where they are free.
 */
export const rescheduleBooking = (
  bookings: Bookings,
  request: RescheduleRequest,
): Promise<Result<BookingDetails, BookingFailure>> =>
  withinLimit(bookings.engine.db, () => rescheduleNow(bookings, request));

async function rescheduleNow(
  bookings: Bookings,
  { uid, start, timeZone, reason, by, reservationUid, idempotencyKey, routing }: RescheduleRequest,
): Promise<Result<BookingDetails, BookingFailure>> {
  const { engine } = bookings;
  const before = await findMadeBefore(engine.db, idempotencyKey);
  if (before) return ok(before);
  const found = await findMovableBooking(engine, uid);
  if (!found.ok) return found;
  if (found.value.seating !== null) return err({ kind: "seats" });
  const isGivenBack = found.value.awaitsNewTime;
  if (!isGivenBack && !found.value.after.mayMove) return err({ kind: "moving-disabled" });
  const { id, guests, responses, location, metadata, seriesUid, iCalUid, iCalSequence, ...old } = found.value;
  const attendee = { ...old.attendee, timeZone: timeZone ?? old.attendee.timeZone };
  const stored = old.eventType && (await findEventType(engine, { eventTypeId: old.eventType.id }));
  if (!stored) return err({ kind: "event-type-not-found" });
  const admission = await admit(engine.db, moveLimits(iCalUid), engine.now());
  if (!admission.ok) return admission;
  const own = { reservationUid, booking: excludedBooking(found.value) };
  const { eventType } = routedTo(stored, routing, own);
  const settings = await findBookingSettings(engine, eventType);
  const minute = floorMinute(start);
  const slot = { start: minute, end: minute + own.booking.end - own.booking.start };
  const answered = { attendee, guests, responses, location, metadata };
  const wanted = { eventType, settings, ...answered, seriesUid, idempotencyKey, privateLink: null };
  return makeBooking(
    bookings,
    {
      ...wanted,
      slot: { ...slot, timeZone: attendee.timeZone },
      preferred: own.booking.hostIds,
      // A cancellation has counted as a change already.
      moved: { id, uid, iCalUid, iCalSequence: iCalSequence + Number(isGivenBack), reason, by, isGivenBack },
    },
    own,
  );
}
