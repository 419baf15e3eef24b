import { wakeSoon } from "@calcache/calendar-cache";
import { err, ok, type Result } from "@calcache/prisma";
import type { Bookings } from "../booking/bookings.ts";
import { bookingEvents } from "../booking/events/booking-events.ts";
import type { CancelRequest } from "../booking/requests/booking-request.ts";
import type { BookingDetails } from "../booking/stored/booking-details.ts";
import type { BookingFailure } from "../booking/stored/booking-failure.ts";
import { findBooking } from "../booking/stored/find-booking.ts";
import { endBooking } from "../claim/end-booking.ts";
import { inTransaction } from "../claim/in-transaction.ts";
import { queueEmail } from "../mail/booking-emails.ts";
import { noteCancellation } from "./keyed-cancellation.ts";

/**
 * Cancels a booking as a whole, in one transaction: its time is free at once, its events go and its mail is sent.
 * @param isToBeMoved whether its attendee is asked to choose another time for it
 */
export async function giveTimeBack(
  { engine }: Pick<Bookings, "engine">,
  { id, uid, iCalUid }: Pick<BookingDetails, "id" | "uid" | "iCalUid">,
  { reason, by, idempotencyKey }: Pick<CancelRequest, "reason" | "by" | "idempotencyKey">,
  isToBeMoved = false,
): Promise<Result<BookingDetails, BookingFailure>> {
  const now = engine.now();
  const ended = await inTransaction(engine.db, async (tx) => {
    const why = { cancellationReason: reason, cancelledBy: by, ...(isToBeMoved && { rescheduled: true }) };
    const calendars = await endBooking(tx, id, why, now);
    const events = bookingEvents(tx, now);
    for (const calendar of calendars) await events.delete({ ...calendar, eventId: iCalUid });
    await queueEmail(tx, id, "cancelled", now);
    await noteCancellation(tx, idempotencyKey, now);
    return events.toWake;
  });
  if (ended.kind === "done") wakeSoon(engine, ended.value);
  const booking = await findBooking(engine.db, uid);
  if (!booking) return err({ kind: "booking-not-found" });
  if (ended.kind === "done") return ok(booking);
  return err({ kind: "already-cancelled", rescheduledToUid: booking.rescheduledToUid });
}
