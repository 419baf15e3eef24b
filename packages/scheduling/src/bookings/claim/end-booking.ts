import type { Prisma } from "@calcache/prisma";
import type { EventCalendar } from "../booking/events/booking-events.ts";

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
  return calendarsOf(tx, id);
}

/**
 * Takes up a booking that was given back so that another time is chosen for it: once, whoever tries it at the same time.
 * @returns the calendars that its events were in
 * @throws NotActive
 */
export async function takeUpBooking(
  tx: Prisma.TransactionClient,
  { id, uid, by }: { id: number; uid: string; by: string | null },
  now: number,
): Promise<EventCalendar[]> {
  const { count } = await tx.booking.updateMany({
    where: { id, status: "CANCELLED", rescheduled: true },
    data: { updatedAt: new Date(now), rescheduledBy: by },
  });
  // Whoever was first has committed by now: this one waited for the row.
  if (count === 0 || (await tx.booking.count({ where: { fromReschedule: uid } })) > 0) throw new NotActive();
  return calendarsOf(tx, id);
}

async function calendarsOf(tx: Prisma.TransactionClient, bookingId: number): Promise<EventCalendar[]> {
  const hosts = await tx.bookingHost.findMany({
    where: { bookingId },
    select: { credentialId: true, calendarId: true },
    orderBy: { userId: "asc" },
  });
  return hosts.flatMap(({ credentialId, calendarId }) =>
    credentialId === null || calendarId === null ? [] : [{ credentialId, calendarId }],
  );
}
