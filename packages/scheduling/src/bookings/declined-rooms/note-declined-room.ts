import type { Prisma } from "@calcache/prisma";

/**
 * Notes that the room of a booking that isn't over has declined: it isn't the booking's any more, and another one is sought. The room's time stays
 * closed, so that it isn't offered for it again while the booking stands.
 * @param now epoch ms
 */
export async function noteDeclinedRoom(
  tx: Prisma.TransactionClient,
  { iCalUid, email }: { iCalUid: string; email: string },
  now: number,
): Promise<void> {
  const at = new Date(now);
  await tx.$executeRaw`
    UPDATE calcache.booking_host h SET declined_at = ${at}, seek_room_at = ${at}
    FROM "Booking" b, users u
    WHERE b.id = h.booking_id AND u.id = h.user_id AND b."iCalUID" = ${iCalUid} AND b.status IN ('accepted', 'pending')
      AND h.ends_at > ${at} AND h.room_name IS NOT NULL AND h.declined_at IS NULL AND lower(u.email) = lower(${email}::text)`;
}
