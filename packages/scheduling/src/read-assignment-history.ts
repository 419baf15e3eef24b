import { floorMinute, monthOf, monthRange } from "@calcache/availability";
import type { Database } from "@calcache/prisma";
import type { AssignmentHistory, HostHistory } from "./assign-hosts.ts";

/** Times are epoch ms. */
type Row = { userId: number; joinedAt: number | null; lastBookedAt: number | null; bookedAt: number[] };

/**
 * What the choice among the hosts of a round robin needs to know of their bookings of this event type, in one query.
 * Bookings count that are accepted or wait to be, with a host who leads or attends them, and by when they were made;
 * not those to which no attendee came. Months are UTC months.
 * @param hostIds all who share the round robin, free or not
 * @param now epoch ms
 */
export async function readAssignmentHistory(
  db: Pick<Database, "$queryRaw">,
  eventTypeId: number,
  hostIds: readonly number[],
  now: number,
): Promise<AssignmentHistory> {
  if (hostIds.length === 0) return new Map();
  const ids = [...hostIds];
  const monthStart = monthRange(monthOf(floorMinute(now))).start * 60_000;
  const rows = await db.$queryRaw<Row[]>`
    WITH counted AS (
      SELECT b.id, b."userId", extract(epoch FROM b."createdAt")::float8 * 1000 AS at
      FROM "Booking" b
      WHERE b."eventTypeId" = ${eventTypeId} AND b.status IN ('accepted', 'pending')
        AND (EXISTS (SELECT 1 FROM "Attendee" a WHERE a."bookingId" = b.id AND a."noShow" IS NOT TRUE)
             OR NOT EXISTS (SELECT 1 FROM "Attendee" a WHERE a."bookingId" = b.id))
    ), booked AS (
      SELECT id, "userId", at FROM counted WHERE "userId" = ANY(${ids}::int[])
      UNION
      SELECT counted.id, u.id, counted.at
      FROM counted JOIN "Attendee" a ON a."bookingId" = counted.id JOIN users u ON u.email = a.email
      WHERE u.id = ANY(${ids}::int[])
    )
    SELECT asked.id AS "userId", min(extract(epoch FROM h."createdAt")::float8 * 1000) AS "joinedAt",
           max(booked.at) AS "lastBookedAt",
           COALESCE(array_agg(booked.at) FILTER (WHERE booked.at >= ${monthStart}::float8), '{}') AS "bookedAt"
    FROM unnest(${ids}::int[]) AS asked(id)
    LEFT JOIN "Host" h ON h."userId" = asked.id AND h."eventTypeId" = ${eventTypeId}
    LEFT JOIN booked ON booked."userId" = asked.id
    GROUP BY asked.id`;
  const historyOf = (row: Row): HostHistory => ({
    lastBookedAt: row.lastBookedAt,
    bookings: row.bookedAt.length,
    calibration: calibrationOf(row, rows, monthStart),
  });
  return new Map(rows.map((row) => [row.userId, historyOf(row)]));
}

/** Who joins in mid month is taken to have had as many bookings as each of the others had by then. */
function calibrationOf({ userId, joinedAt }: Row, rows: readonly Row[], monthStart: number): number {
  if (joinedAt === null || joinedAt < monthStart) return 0;
  const others = rows.filter((row) => row.userId !== userId);
  const hostsBefore = others.filter((row) => row.joinedAt !== null && row.joinedAt < joinedAt).length;
  if (hostsBefore === 0) return 0;
  const bookingsBefore = others.flatMap(({ bookedAt }) => bookedAt).filter((at) => at < joinedAt).length;
  return bookingsBefore / hostsBefore;
}
