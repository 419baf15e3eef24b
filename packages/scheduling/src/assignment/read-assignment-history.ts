import { floorMinute, monthOf, monthRange } from "@calcache/availability";
import type { Database } from "@calcache/prisma";
import type { AssignmentHistory, HostHistory } from "./assign-hosts.ts";

/**
 * What the choice among the hosts of a round robin needs to know of their bookings of this event type, in one query.
 * Bookings count that are accepted or wait to be, with a host who leads or attends them, and by when they were made;
 * not those to which no attendee came. Months are UTC months. Who joins in mid month is taken to have had as many
 * bookings as each of the others had by then. An attendee is a host whose address they have, in any case of letters; in older
 * bookings, which are found by address, as the host has it or in small letters.
 *
 * Postgres counts. It looks at the bookings of this month and, because a month is young at first, of the one before;
 * beyond them only for the last one of a host who has none there.
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
  const monthStart = new Date(monthRange(monthOf(floorMinute(now))).start * 60_000).toISOString();
  const rows = await db.$queryRaw<(HostHistory & { userId: number })[]>`
    WITH asked AS (
      SELECT given.id, u.email, h."createdAt" AS joined_at
      FROM unnest(${[...hostIds]}::int[]) AS given(id)
      LEFT JOIN users u ON u.id = given.id
      LEFT JOIN "Host" h ON h."userId" = given.id AND h."eventTypeId" = ${eventTypeId}
    ), counted AS NOT MATERIALIZED (
      SELECT b.id, b."userId" AS user_id, b."createdAt" AS at
      FROM "Booking" b
      WHERE b."eventTypeId" = ${eventTypeId} AND b.status IN ('accepted', 'pending')
        AND (NOT EXISTS (SELECT 1 FROM "Attendee" a WHERE a."bookingId" = b.id AND a."noShow")
             OR (SELECT bool_or(a."noShow" IS NOT TRUE) FROM "Attendee" a WHERE a."bookingId" = b.id))
    ), recent AS MATERIALIZED (
      SELECT * FROM counted WHERE at >= ${monthStart}::timestamp - interval '1 month'
    ), booked AS MATERIALIZED (
      SELECT recent.id, asked.id AS user_id, at FROM recent JOIN asked ON asked.id = user_id
      UNION ALL
      SELECT DISTINCT recent.id, asked.id, at
      FROM recent JOIN "Attendee" a ON a."bookingId" = recent.id JOIN asked ON lower(asked.email) = lower(a.email)
      WHERE asked.id IS DISTINCT FROM recent.user_id
    ), totals AS (
      SELECT user_id, count(*) FILTER (WHERE at >= ${monthStart}::timestamp)::int AS bookings, max(at) AS last_at
      FROM booked GROUP BY user_id
    )
    SELECT asked.id AS "userId", COALESCE(totals.bookings, 0) AS bookings,
           (extract(epoch FROM COALESCE(totals.last_at, GREATEST(led.at, attended.at))) * 1000)::float8 AS "lastBookedAt",
           COALESCE(CASE WHEN asked.joined_at >= ${monthStart}::timestamp THEN
             (SELECT count(*) FROM booked WHERE user_id <> asked.id AND at >= ${monthStart}::timestamp
                                            AND at < asked.joined_at)::float8
             / NULLIF((SELECT count(*) FROM asked other WHERE other.joined_at < asked.joined_at), 0)
           END, 0) AS calibration
    FROM asked
    LEFT JOIN totals ON totals.user_id = asked.id
    LEFT JOIN LATERAL (
      SELECT at FROM counted WHERE counted.user_id = asked.id AND totals.user_id IS NULL ORDER BY at DESC LIMIT 1
    ) led ON TRUE
    LEFT JOIN LATERAL (
      SELECT max(at) AS at FROM "Attendee" a JOIN counted ON counted.id = a."bookingId"
      WHERE a.email = ANY (ARRAY[asked.email, lower(asked.email)]) AND totals.user_id IS NULL
    ) attended ON TRUE`;
  return new Map(rows.map(({ userId, ...history }) => [userId, history]));
}
