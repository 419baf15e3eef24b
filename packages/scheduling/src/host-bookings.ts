import {
  type BookedTime,
  type Buffers,
  busyReach,
  ceilMinute,
  floorMinute,
  type MinuteRange,
} from "@calcache/availability";
import type { Database } from "@calcache/prisma";

/** The longest buffers an event type can have, in minutes. */
const longestBuffers: Buffers = { beforeEventBuffer: 1440, afterEventBuffer: 1440 };

/**
 * The bookings made here that take a host's time near a range, by user id: those they lead and those they attend.
 * One query, whatever the number of hosts.
 */
export async function findHostBookings(
  db: Database,
  hosts: readonly { userId: number; email: string }[],
  range: MinuteRange,
  buffers: Buffers,
): Promise<Map<number, BookedTime[]>> {
  if (hosts.length === 0) return new Map();
  const reach = busyReach(buffers, longestBuffers);
  const emails = hosts.map(({ email }) => email);
  const rows = await db.booking.findMany({
    where: {
      status: { in: ["ACCEPTED", "PENDING"] },
      startTime: { lt: instant(range.end + reach) },
      endTime: { gt: instant(range.start - reach) },
      OR: [
        { userId: { in: hosts.map(({ userId }) => userId) } },
        { attendees: { some: { email: { in: emails } } } },
      ],
    },
    select: {
      userId: true,
      startTime: true,
      endTime: true,
      eventType: { select: { beforeEventBuffer: true, afterEventBuffer: true } },
      attendees: { where: { email: { in: emails } }, select: { email: true } },
    },
    relationLoadStrategy: "join",
  });
  const idOf = new Map(hosts.map(({ email, userId }) => [email, userId]));
  const bookings = rows.flatMap(({ userId, attendees, eventType, startTime, endTime }) => {
    const guests = attendees.map(({ email }) => idOf.get(email));
    const busyHosts = new Set([userId, ...guests].filter((id) => typeof id === "number"));
    return [...busyHosts].map((id) => ({
      userId: id,
      start: floorMinute(startTime.getTime()),
      end: ceilMinute(endTime.getTime()),
      beforeEventBuffer: eventType?.beforeEventBuffer ?? 0,
      afterEventBuffer: eventType?.afterEventBuffer ?? 0,
    }));
  });
  return Map.groupBy(bookings, ({ userId }) => userId);
}

const instant = (minute: number) => new Date(minute * 60_000);
