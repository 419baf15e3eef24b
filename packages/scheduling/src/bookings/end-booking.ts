import type { Prisma } from "@calcache/prisma";
import type { HostEvents } from "./host-events.ts";

/** A booking that gives its time back because it is moved. */
export type MovedBooking = {
  id: number;
  uid: string;
  iCalUid: string;
  iCalSequence: number;
  reason: string | null;
  by: string | null;
};

/** The booking was cancelled or moved meanwhile. Thrown inside a transaction so that nothing of it remains. */
export class NotActive extends Error {
  override name = "NotActive";
}

/**
 * Ends a booking in favour of the one that it is moved to.
 * @throws NotActive
 */
export const retireBooking = (
  tx: Prisma.TransactionClient,
  events: HostEvents,
  { reason, by, ...booking }: MovedBooking,
  now: number,
): Promise<void> =>
  endBooking(tx, events, booking, { cancellationReason: reason, rescheduled: true, rescheduledBy: by }, now);

/**
 * Ends an accepted or pending booking: its hosts' time is free from the transaction's end on, and their events go.
 * @throws NotActive
 */
export async function endBooking(
  tx: Prisma.TransactionClient,
  events: HostEvents,
  { id, uid }: { id: number; uid: string },
  why: Pick<
    Prisma.BookingUncheckedUpdateManyInput,
    "cancellationReason" | "cancelledBy" | "rescheduled" | "rescheduledBy"
  >,
  now: number,
): Promise<void> {
  const { count } = await tx.booking.updateMany({
    where: { id, status: { in: ["ACCEPTED", "PENDING"] } },
    data: { status: "CANCELLED", updatedAt: new Date(now), ...why },
  });
  if (count === 0) throw new NotActive();
  const hosts = await tx.bookingHost.findMany({
    where: { bookingId: id },
    select: { credentialId: true, calendarId: true },
    orderBy: { userId: "asc" },
  });
  for (const { credentialId, calendarId } of hosts) {
    if (credentialId === null || calendarId === null) continue;
    await events.delete(tx, { credentialId, calendarId, eventId: uid }, now);
  }
}
