import type { Prisma } from "@calcache/prisma";
import type { EventCalendar } from "../booking/booking-events.ts";

/** The booking was cancelled or moved meanwhile. Thrown inside a transaction so that nothing of it remains. */
export class NotActive extends Error {
  override name = "NotActive";
}

/** Bookings in the order in which several are changed, so that those who do never wait for each other in a circle. */
export const inLockOrder = <Booking extends { id: number }>(bookings: readonly Booking[]): Booking[] =>
  bookings.toSorted((a, b) => a.id - b.id);

/**
 * Ends an accepted or pending booking, or rejects a pending one: its hosts' time is free from the transaction's end on.
 * @returns the calendars that its events are in
 * @throws NotActive
 */
export async function endBooking(
  tx: Prisma.TransactionClient,
  id: number,
  why: Pick<
    Prisma.BookingUncheckedUpdateManyInput,
    "cancellationReason" | "cancelledBy" | "rejectionReason" | "rescheduled" | "rescheduledBy"
  >,
  now: number,
  as: "CANCELLED" | "REJECTED" = "CANCELLED",
): Promise<EventCalendar[]> {
  const { count } = await tx.booking.updateMany({
    where: { id, status: { in: as === "REJECTED" ? ["PENDING"] : ["ACCEPTED", "PENDING"] } },
    data: { status: as, updatedAt: new Date(now), ...why },
  });
  if (count === 0) throw new NotActive();
  const hosts = await tx.bookingHost.findMany({
    where: { bookingId: id },
    select: { credentialId: true, calendarId: true },
    orderBy: { userId: "asc" },
  });
  return hosts.flatMap(({ credentialId, calendarId }) =>
    credentialId === null || calendarId === null ? [] : [{ credentialId, calendarId }],
  );
}
