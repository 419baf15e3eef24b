import { wakeSoon } from "@calcache/calendar-cache";
import { err, ok, type Prisma, type Result } from "@calcache/prisma";
import { leaveSeat } from "../book/leave-seat.ts";
import type { Bookings } from "../booking/bookings.ts";
import { bookingEvents } from "../booking/events/booking-events.ts";
import type { CancelRequest } from "../booking/requests/booking-request.ts";
import type { BookingDetails } from "../booking/stored/booking-details.ts";
import type { BookingFailure } from "../booking/stored/booking-failure.ts";
import { findBooking } from "../booking/stored/find-booking.ts";
import { lockEventType } from "../claim/claim-limits.ts";
import { inTransaction } from "../claim/in-transaction.ts";
import { queueOne } from "../mail/booking-emails.ts";
import { noteCancellation } from "./keyed-cancellation.ts";

/**
 * Gives one seat of a booking back: others keep theirs, and may never know. With the last one the booking is cancelled, and its hosts are
 * told.
 */
export async function giveSeatBack(
  { engine }: Pick<Bookings, "engine">,
  { eventType }: BookingDetails,
  { uid, reason, by, idempotencyKey }: CancelRequest,
): Promise<Result<BookingDetails, BookingFailure>> {
  const now = engine.now();
  const ended = await inTransaction(engine.db, async (tx) => {
    if (eventType) await lockEventType(tx, eventType.id);
    const events = bookingEvents(tx, now);
    const { seat, bookingId, isLast } = await leaveSeat(tx, events, { uid, reason, by }, now);
    const given = { uid, bookingId, reason, endedAt: new Date(now) };
    await tx.endedSeat.create({ data: { ...given, seat: seat as unknown as Prisma.InputJsonObject } });
    await queueOne(tx, bookingId, "cancelled", now, { ...seat, alone: !isLast });
    await noteCancellation(tx, idempotencyKey, now);
    return events.toWake;
  });
  if (ended.kind === "done") wakeSoon(engine, ended.value);
  const booking = await findBooking(engine.db, uid);
  if (!booking) return err({ kind: "booking-not-found" });
  return ended.kind === "done" ? ok(booking) : err({ kind: "already-cancelled", rescheduledToUid: null });
}
