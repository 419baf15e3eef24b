import { type BookedTime, type Buffers, busyReach, type MinuteRange } from "@calcache/availability";
import type { Database } from "@calcache/prisma";
import { instant, longestBuffers, toMinutes } from "./times.ts";

/**
 * The bookings made here that take a host's time near a range, by user id: those they host, lead or attend.
 * One query, whatever the number of hosts.
 * @param exceptUid a booking that is left out: the one that is being moved
 */
export async function findBookedTimes(
  db: Pick<Database, "booking">,
  hosts: readonly { userId: number; email: string }[],
  range: MinuteRange,
  buffers: Buffers,
  exceptUid: string | null = null,
): Promise<Map<number, BookedTime[]>> {
  if (hosts.length === 0) return new Map();
  const reach = busyReach(buffers, longestBuffers);
  const emails = hosts.map(({ email }) => email);
  const ids = hosts.map(({ userId }) => userId);
  const rows = await db.booking.findMany({
    where: {
      status: { in: ["ACCEPTED", "PENDING"] },
      startTime: { lt: instant(range.end + reach) },
      endTime: { gt: instant(range.start - reach) },
      ...(exceptUid !== null && { uid: { not: exceptUid } }),
      OR: [
        { userId: { in: ids } },
        { hosts: { some: { userId: { in: ids } } } },
        { attendees: { some: { email: { in: emails } } } },
      ],
    },
    select: {
      userId: true,
      startTime: true,
      endTime: true,
      eventType: { select: { beforeEventBuffer: true, afterEventBuffer: true } },
      hosts: { where: { userId: { in: ids } }, select: { userId: true } },
      attendees: { where: { email: { in: emails } }, select: { email: true } },
    },
    relationLoadStrategy: "join",
  });
  const idOf = new Map(hosts.map(({ email, userId }) => [email, userId]));
  const bookings = rows.flatMap(({ userId, attendees, eventType, startTime, endTime, ...row }) => {
    const guests = attendees.map(({ email }) => idOf.get(email));
    const hosting = row.hosts.map((host) => host.userId);
    const busyHosts = new Set([userId, ...hosting, ...guests].filter((id) => typeof id === "number"));
    return [...busyHosts].map((id) => ({
      userId: id,
      ...toMinutes(startTime, endTime),
      beforeEventBuffer: eventType?.beforeEventBuffer ?? 0,
      afterEventBuffer: eventType?.afterEventBuffer ?? 0,
    }));
  });
  return Map.groupBy(bookings, ({ userId }) => userId);
}
