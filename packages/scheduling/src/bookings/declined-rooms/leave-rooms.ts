import type { Prisma } from "@calcache/prisma";
import { bookingsThatCloseTime } from "../../host-time/closes-time.ts";
import type { BookingDetails } from "../booking/stored/booking-details.ts";

/** Epoch ms, half-open. */
type Time = { start: number; end: number };

/** Whether any of these hosts, or rooms, have another booking at a time. */
export async function haveOthers(
  tx: Prisma.TransactionClient,
  { id }: BookingDetails,
  userIds: readonly number[],
  { start, end }: Time,
): Promise<boolean> {
  const others = await tx.bookingHost.count({
    where: {
      userId: { in: [...userIds] },
      booking: bookingsThatCloseTime,
      bookingId: { not: id },
      startsAt: { lt: new Date(end) },
      endsAt: { gt: new Date(start) },
    },
  });
  return others > 0;
}

/**
 * Has a booking that its host moves leave its room where that has another booking then, so that another one is sought; and forget those that it couldn't have
 * at its former time.
 * @param to when it is to be; it isn't yet
 * @param now epoch ms
 */
export async function leaveRooms(
  tx: Prisma.TransactionClient,
  booking: BookingDetails,
  to: Time,
  now: number,
): Promise<void> {
  const { id: bookingId, room } = booking;
  await tx.bookingHost.deleteMany({ where: { bookingId, declinedAt: { not: null }, seekRoomAt: null } });
  if (room === null || !(await haveOthers(tx, booking, [room.id], to))) return;
  const at = new Date(now);
  const key = { bookingId_userId: { bookingId, userId: room.id } };
  await tx.bookingHost.update({ where: key, data: { declinedAt: at, seekRoomAt: at } });
}
