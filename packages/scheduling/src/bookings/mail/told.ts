import { sameAddress } from "@calcache/email-address";
import type { Told } from "@calcache/emails";
import type { Database } from "@calcache/prisma";
import type { BookingDetails, BookingHostDetails } from "../booking/stored/booking-details.ts";

type FormerHost = Pick<BookingHostDetails, "id" | "name" | "email" | "username" | "timeZone" | "locale">;

/** What people were told last of a booking, through all its moves: mail that was overtaken by a later change told nobody. */
export async function findTold(
  db: Pick<Database, "bookingTold" | "user">,
  { iCalUid, hosts }: BookingDetails,
): Promise<(Told & { formerHost: FormerHost | null })[]> {
  const rows = await db.bookingTold.findMany({ where: { iCalUid }, orderBy: { address: "asc" } });
  const formerIds = rows.flatMap(({ hostId }) =>
    hostId === null || hosts.some(({ id }) => id === hostId) ? [] : [hostId],
  );
  const users = await db.user.findMany({
    where: { id: { in: formerIds } },
    select: { id: true, name: true, username: true, email: true, timeZone: true, locale: true },
  });
  return rows.map(({ address, hostId, startsAt, endsAt }) => {
    const user = users.find(({ id }) => id === hostId);
    const formerHost = user ? { ...user, name: user.name ?? user.username ?? user.email } : null;
    return { address, start: startsAt.getTime(), end: endsAt.getTime(), formerHost };
  });
}

/** Remembers that an address was told when a booking is; of an earlier change than it knows of already, nothing. */
export async function rememberTold(
  db: Pick<Database, "$executeRaw">,
  { id, iCalUid, iCalSequence, start, end, hosts }: BookingDetails,
  address: string,
): Promise<void> {
  const hostId = hosts.find(({ email }) => sameAddress(email, address))?.id ?? null;
  await db.$executeRaw`
    INSERT INTO calcache.booking_told AS t
      (i_cal_uid, address, booking_id, host_id, sequence, starts_at, ends_at)
    VALUES (${iCalUid}, ${address.toLowerCase()}, ${id}, ${hostId}::int, ${iCalSequence},
      ${new Date(start)}, ${new Date(end)})
    ON CONFLICT (i_cal_uid, address) DO UPDATE SET booking_id = EXCLUDED.booking_id, host_id = EXCLUDED.host_id,
      sequence = EXCLUDED.sequence, starts_at = EXCLUDED.starts_at, ends_at = EXCLUDED.ends_at
    WHERE t.sequence <= EXCLUDED.sequence`;
}

/** Forgets what an address was told of a booking: it was told that this is over, or is others' now. */
export async function forgetTold(
  db: Pick<Database, "bookingTold">,
  { iCalUid }: BookingDetails,
  address: string,
): Promise<void> {
  await db.bookingTold.deleteMany({ where: { iCalUid, address: address.toLowerCase() } });
}
