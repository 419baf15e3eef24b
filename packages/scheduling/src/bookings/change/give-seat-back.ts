import { wakeSoon } from "@calcache/calendar-cache";
import { err, ok, type Prisma, type Result } from "@calcache/prisma";
import { writeSeatedEvents } from "../book/write-seated-events.ts";
import type { BookingDetails } from "../booking/booking-details.ts";
import { bookingEvents } from "../booking/booking-events.ts";
import type { BookingFailure } from "../booking/booking-failure.ts";
import type { CancelRequest } from "../booking/booking-request.ts";
import type { Bookings } from "../booking/bookings.ts";
import { findBooking } from "../booking/find-booking.ts";
import { seatSelect, toSeat } from "../booking/seat.ts";
import { lockEventType } from "../claim/claim-limits.ts";
import { endBooking, NotActive } from "../claim/end-booking.ts";
import { inTransaction } from "../claim/in-transaction.ts";
import { queueOne } from "../mail/booking-emails.ts";

/**
 * Gives one seat of a booking back: others keep theirs, and may never know. With the last one the booking is cancelled, and its hosts are
 * told.
 */
export async function giveSeatBack(
  { engine }: Pick<Bookings, "engine">,
  { eventType }: BookingDetails,
  { uid, reason, by }: CancelRequest,
): Promise<Result<BookingDetails, BookingFailure>> {
  const now = engine.now();
  const ended = await inTransaction(engine.db, async (tx) => {
    if (eventType) await lockEventType(tx, eventType.id);
    const row = await tx.bookingSeat.findUnique({
      where: { referenceUid: uid },
      select: {
        ...seatSelect,
        attendeeId: true,
        booking: { select: { id: true, uid: true, iCalUID: true } },
      },
    });
    if (row === null) throw new NotActive();
    const { booking } = row;
    const seat = toSeat(row);
    // The seat goes with its attendee.
    await tx.attendee.delete({ where: { id: row.attendeeId } });
    await tx.endedSeat.create({
      data: {
        uid,
        bookingId: booking.id,
        seat: seat as unknown as Prisma.InputJsonObject,
        reason,
        endedAt: new Date(now),
      },
    });
    const isLast = (await tx.bookingSeat.count({ where: { bookingId: booking.id } })) === 0;
    const events = bookingEvents(tx, now);
    if (isLast) {
      const why = { cancellationReason: reason, cancelledBy: by };
      const calendars = await endBooking(tx, booking.id, why, now);
      for (const calendar of calendars)
        await events.delete({ ...calendar, eventId: booking.iCalUID || booking.uid });
    } else await writeSeatedEvents(tx, events, booking.uid);
    await queueOne(tx, booking.id, "cancelled", now, { ...seat, alone: !isLast });
    return events.toWake;
  });
  if (ended.kind === "done") wakeSoon(engine, ended.value);
  const booking = await findBooking(engine.db, uid);
  if (!booking) return err({ kind: "booking-not-found" });
  return ended.kind === "done" ? ok(booking) : err({ kind: "already-cancelled", rescheduledToUid: null });
}
