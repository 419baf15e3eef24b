import type { Prisma } from "@calcache/prisma";
import { roomDeclinedKey } from "../booking/stored/stored-json.ts";

/** Flags a booking as one whose room declined while no other was free. */
export async function flagDeclined(tx: Prisma.TransactionClient, bookingId: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Booking"
    SET metadata = COALESCE(metadata, '{}') || jsonb_build_object(${roomDeclinedKey}::text, 'true')
    WHERE id = ${bookingId}`;
}

/** Takes that flag away, where the booking has a room again. */
export async function unflagDeclined(tx: Prisma.TransactionClient, bookingId: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Booking" SET metadata = metadata - ${roomDeclinedKey}::text
    WHERE id = ${bookingId} AND jsonb_exists(metadata, ${roomDeclinedKey}::text)`;
}

/**
 * Has a booking that takes another's place at the same time know the rooms that can't be had then: they stay closed, and where another room is still
 * sought it is sought for it.
 */
export async function carryDeclinedRooms(
  tx: Prisma.TransactionClient,
  from: { id: number; metadata: Readonly<Record<string, string>> },
  toUid: string,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO calcache.booking_host (booking_id, user_id, room_name, declined_at, seek_room_at, guarded)
    SELECT b.id, h.user_id, h.room_name, h.declined_at, h.seek_room_at, h.guarded
    FROM calcache.booking_host h, "Booking" b
    WHERE h.booking_id = ${from.id} AND h.declined_at IS NOT NULL AND b.uid = ${toUid}`;
  if (!isFlaggedDeclined(from)) return;
  const { id } = await tx.booking.findUniqueOrThrow({ where: { uid: toUid }, select: { id: true } });
  await flagDeclined(tx, id);
}

/** Whether it has that flag. */
export const isFlaggedDeclined = ({ metadata }: { metadata: Readonly<Record<string, string>> }): boolean =>
  metadata[roomDeclinedKey] !== undefined;
