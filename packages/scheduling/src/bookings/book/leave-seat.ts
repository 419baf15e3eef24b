import type { Prisma } from "@calcache/prisma";
import type { BookingEvents } from "../booking/events/booking-events.ts";
import { type Seat, seatSelect, toSeat } from "../booking/stored/seat.ts";
import { endBooking, NotActive } from "../claim/end-booking.ts";
import { writeSeatedEvents } from "./write-seated-events.ts";

/** A seat that was taken out of its booking, which is over if it was the last. `iCalSequence` counts the changes of the seat until then. */
type TakenOut = {
  seat: Seat;
  bookingId: number;
  isLast: boolean;
  iCalSequence: number;
  reason: string | null;
};

/**
 * Takes a seat out of the booking that it is in now, with its attendee; the event type is locked. Others keep theirs, and their events no
 * longer name who left; with the last one the booking is cancelled. One that a host gave back, and asked for another time, has ended already.
 * @throws NotActive where there is no such seat any more
 */
export async function leaveSeat(
  tx: Prisma.TransactionClient,
  events: BookingEvents,
  { uid, reason, by }: { uid: string; reason: string | null; by: string | null },
  now: number,
): Promise<TakenOut> {
  const row = await tx.bookingSeat.findUnique({
    where: { referenceUid: uid },
    select: {
      ...seatSelect,
      attendeeId: true,
      booking: {
        select: { id: true, uid: true, iCalUID: true, iCalSequence: true, status: true, rescheduled: true },
      },
    },
  });
  if (row === null) throw new NotActive();
  const { booking } = row;
  const isGivenBack = booking.status === "CANCELLED" && booking.rescheduled === true;
  if (!isGivenBack && !["ACCEPTED", "PENDING"].includes(booking.status)) throw new NotActive();
  // The seat goes with its attendee.
  await tx.attendee.delete({ where: { id: row.attendeeId } });
  const isLast = (await tx.bookingSeat.count({ where: { bookingId: booking.id } })) === 0;
  if (isGivenBack) {
    // Nobody is asked for another time any more.
    if (isLast) await tx.booking.update({ where: { id: booking.id }, data: { rescheduled: false } });
  } else if (isLast) {
    const why = { cancellationReason: reason, cancelledBy: by };
    const calendars = await endBooking(tx, booking.id, why, now);
    for (const calendar of calendars)
      await events.delete({ ...calendar, eventId: booking.iCalUID || booking.uid });
  } else await writeSeatedEvents(tx, events, booking.uid);
  const seat = toSeat(row);
  // That it was given back has counted as a change already.
  const iCalSequence = booking.iCalSequence + (seat.changesAhead ?? 0) + Number(isGivenBack);
  return { seat, bookingId: booking.id, isLast, iCalSequence, reason };
}

/** What a seat brings along to the booking that it is moved to: calendars have to see one change more. */
export const broughtAlong = (
  { iCalSequence, reason }: TakenOut,
  into: { iCalSequence: number },
): { changesAhead: number; reason: string | null } => ({
  changesAhead: iCalSequence + 1 - into.iCalSequence,
  reason,
});
