import {
  type BookedTime,
  type Buffers,
  busyReach,
  ceilMinute,
  floorMinute,
  type MinuteRange,
} from "@calcache/availability";
import type { BulkQuery, Database } from "@calcache/prisma";

/** The longest buffers an event type can have, in minutes. */
const longestBuffers: Buffers = { beforeEventBuffer: 1440, afterEventBuffer: 1440 };

/** A booking made here that takes a host's time. */
export type HostBooking = BookedTime & { userId: number };

/**
 * The bookings made here that take these hosts' time near a range: those they lead and those they attend.
 * One query, whatever the number of hosts.
 */
export function hostBookingsQuery(
  hosts: readonly { userId: number }[],
  range: MinuteRange,
  buffers: Buffers,
): BulkQuery<HostBooking> {
  const reach = busyReach(buffers, longestBuffers);
  const takesTime = `b.status IN ('accepted', 'pending')
    AND b."startTime" < $2::timestamp AND b."endTime" > $3::timestamp`;
  const times = `b."startTime", b."endTime", COALESCE(e."beforeEventBuffer", 0), COALESCE(e."afterEventBuffer", 0)`;
  return {
    select: `
      SELECT b."userId", ${times}
      FROM "Booking" b
      LEFT JOIN "EventType" e ON e.id = b."eventTypeId"
      WHERE ${takesTime} AND b."userId" = ANY($1::int[])
      UNION ALL
      SELECT u.id, ${times}
      FROM "Booking" b
      JOIN "Attendee" a ON a."bookingId" = b.id
      JOIN users u ON u.email = a.email
      LEFT JOIN "EventType" e ON e.id = b."eventTypeId"
      WHERE ${takesTime} AND u.id = ANY($1::int[])`,
    values: [hosts.map(({ userId }) => userId), instant(range.end + reach), instant(range.start - reach)],
    read: (row) => ({
      userId: row.int(),
      start: floorMinute(row.time()),
      end: ceilMinute(row.time()),
      beforeEventBuffer: row.int(),
      afterEventBuffer: row.int(),
    }),
  };
}

const instant = (minute: number) => new Date(minute * 60_000);

/** The same bookings by user id, in a statement of their own. */
export async function findHostBookings(
  db: Database,
  hosts: readonly { userId: number }[],
  range: MinuteRange,
  buffers: Buffers,
): Promise<Map<number, BookedTime[]>> {
  const [bookings] = await db.readTogether<[HostBooking[]]>([hostBookingsQuery(hosts, range, buffers)]);
  return Map.groupBy(bookings, ({ userId }) => userId);
}
