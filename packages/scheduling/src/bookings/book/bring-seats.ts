import type { Prisma } from "@calcache/prisma";
import type { BookingSeating } from "../booking/events/host-event-of.ts";
import { forgetReasons } from "../booking/stored/forget-reasons.ts";

/**
 * Brings all seats of a booking that is moved along to the one that it is now, with whoever has them: each keeps its uid, and the former booking
 * says nothing of anybody any more. The event type is locked.
 */
export async function bringSeats(
  tx: Prisma.TransactionClient,
  fromId: number,
  bookingId: number,
): Promise<NonNullable<BookingSeating>> {
  await tx.attendee.updateMany({ where: { seat: { bookingId: fromId } }, data: { bookingId } });
  await tx.bookingSeat.updateMany({ where: { bookingId: fromId }, data: { bookingId } });
  // What whoever booked first wrote stands in their seat, and in the booking that it is now.
  await tx.booking.update({ where: { id: fromId }, data: { description: null, responses: {} } });
  await forgetReasons(tx, bookingId);
  const seats = await tx.bookingSeat.findMany({
    where: { bookingId },
    select: { attendee: { select: { name: true, email: true } } },
    orderBy: { id: "asc" },
  });
  return seats.map(({ attendee }) => attendee);
}
