import type { Database } from "@calcache/prisma";
import { findBooking } from "../booking/stored/find-booking.ts";

/**
 * Whose part of a booking goes to another host where nobody is named: the preferred one's, where they have it, else that of the first who
 * always could be another.
 * @param preferred a user id
 * @returns a user id; null where it is with nobody
 */
export async function findLeavingHost(db: Database, uid: string, preferred: number): Promise<number | null> {
  const booking = await findBooking(db, uid);
  const hosts = booking?.hosts.map(({ id }) => id) ?? [];
  if (hosts.includes(preferred)) return preferred;
  const fixed = await db.host.findMany({
    where: { eventTypeId: booking?.eventType?.id ?? 0, userId: { in: hosts }, isFixed: true },
    select: { userId: true },
  });
  return hosts.find((id) => !fixed.some(({ userId }) => userId === id)) ?? hosts[0] ?? null;
}
