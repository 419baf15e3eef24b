import type { Prisma } from "@calcache/prisma";
import { bookingsThatCloseTime } from "../../host-time/times/closes-time.ts";
import type { BookingDetails, BookingRoom } from "../booking/stored/booking-details.ts";
import { unflagDeclined } from "./flag-declined.ts";

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
 * Has a booking that its host moves leave its room where that has another booking then, so that another one is sought. Those that it couldn't have at its
 * former time may be had at the new one: where it has no room, the first of them that has no other booking then is asked again, and where all have, another is
 * sought.
 * @param to when it is to be; it isn't yet
 * @param now epoch ms
 */
export async function leaveRooms(
  tx: Prisma.TransactionClient,
  booking: BookingDetails,
  to: Time,
  now: number,
): Promise<void> {
  const { id: bookingId, room, declinedRooms } = booking;
  const isFree = async ({ id }: BookingRoom) => !(await haveOthers(tx, booking, [id], to));
  const stays = await firstOf(room === null ? declinedRooms : [room], isFree);
  if (stays === null) return seek(tx, booking, now);
  await tx.bookingHost.deleteMany({
    where: { bookingId, declinedAt: { not: null }, userId: { not: stays.id } },
  });
  if (room !== null) return;
  const key = { bookingId_userId: { bookingId, userId: stays.id } };
  await tx.bookingHost.update({ where: key, data: { declinedAt: null, seekRoomAt: null } });
  await unflagDeclined(tx, bookingId);
}

/** Has another room sought than those of which it is known that they have another booking then; a booking that takes none, and had none, is left alone. */
async function seek(
  tx: Prisma.TransactionClient,
  { id: bookingId, room, declinedRooms }: BookingDetails,
  now: number,
): Promise<void> {
  const at = new Date(now);
  if (room !== null) await tx.bookingHost.deleteMany({ where: { bookingId, declinedAt: { not: null } } });
  const userId = { in: (room === null ? declinedRooms : [room]).map(({ id }) => id) };
  await tx.bookingHost.updateMany({
    where: { bookingId, userId },
    data: { declinedAt: at, seekRoomAt: at },
  });
}

async function firstOf<One>(all: readonly One[], fits: (one: One) => Promise<boolean>): Promise<One | null> {
  for (const one of all) if (await fits(one)) return one;
  return null;
}
