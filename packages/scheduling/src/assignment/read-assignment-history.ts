import { floorMinute, type Minute, monthOf, monthRange } from "@calcache/availability";
import type { Database } from "@calcache/prisma";
import type { AssignableHost, AssignmentHistory, HostHistory } from "./assign-hosts.ts";

type SharingHost = Pick<AssignableHost, "userId" | "groupId">;

/** The moments that decide which bookings count. */
type AssignmentTimes = {
  /** epoch ms */
  now: number;
  /** of the slot that hosts are chosen for */
  start: Minute;
};

/**
 * What the choice among the hosts of a round robin needs to know of their bookings of this event type, in one query.
 * Bookings count that are accepted or wait to be, with a host who leads or attends them; not those to which no attendee came. Those of
 * this month, by when they were made; or, as the team has it, of this day (`rrResetInterval`), or of the month or day in which the slot
 * lies, by when they take place (`rrTimestampBasis`). Months and days are those of UTC. Who joins in the middle is taken to have had as
 * many bookings as each of the others of their group had by then. An attendee is a host whose address they have, in any case of letters; in older
 * bookings, which are found by address, as the host has it or in small letters.
 *
 * Postgres counts. It looks at the bookings of this month and, because a month is young at first, of the one before;
 * beyond them only for the last one of a host who has none there, and for older ones that take place in the asked time.
 * @param hosts all who share the round robin, free or not
 */
export async function readAssignmentHistory(
  db: Pick<Database, "$queryRaw">,
  eventTypeId: number,
  hosts: readonly SharingHost[],
  { now, start }: AssignmentTimes,
): Promise<AssignmentHistory> {
  if (hosts.length === 0) return new Map();
  const iso = (ms: number) => new Date(ms).toISOString();
  const monthStart = iso(monthRange(monthOf(floorMinute(now))).start * 60_000);
  const rows = await db.$queryRaw<(HostHistory & { userId: number })[]>`
    WITH basis AS (
      SELECT lower(t."rrResetInterval"::text) AS unit, t."rrTimestampBasis" = 'START_TIME' AS by_start
      FROM "EventType" e JOIN "Team" t ON t.id = e."teamId" WHERE e.id = ${eventTypeId}
    ), period AS MATERIALIZED (
      SELECT by_start, date_trunc(unit, at) AS starts, date_trunc(unit, at) + ('1 ' || unit)::interval AS ends
      FROM (SELECT COALESCE((SELECT unit FROM basis), 'month') AS unit, COALESCE((SELECT by_start FROM basis), false) AS by_start) of_team
      CROSS JOIN LATERAL (SELECT CASE WHEN by_start THEN ${iso(start * 60_000)}::timestamp ELSE ${iso(now)}::timestamp END AS at) asked_at
    ), asked AS (
      SELECT given.id, given.in_group, u.email, h."createdAt" AS joined_at
      FROM unnest(${hosts.map(({ userId }) => userId)}::int[], ${hosts.map(({ groupId }) => groupId ?? "")}::text[]) AS given(id, in_group)
      LEFT JOIN users u ON u.id = given.id
      LEFT JOIN "Host" h ON h."userId" = given.id AND h."eventTypeId" = ${eventTypeId}
    ), counted AS NOT MATERIALIZED (
      SELECT b.id, b."userId" AS user_id, b."createdAt" AS at, b."startTime" AS starts_at
      FROM "Booking" b
      WHERE b."eventTypeId" = ${eventTypeId} AND b.status IN ('accepted', 'pending')
        AND (NOT EXISTS (SELECT 1 FROM "Attendee" a WHERE a."bookingId" = b.id AND a."noShow")
             OR (SELECT bool_or(a."noShow" IS NOT TRUE) FROM "Attendee" a WHERE a."bookingId" = b.id))
    ), recent AS MATERIALIZED (
      SELECT c.id, c.user_id, c.at, (CASE WHEN p.by_start THEN c.starts_at ELSE c.at END) >= p.starts
        AND (CASE WHEN p.by_start THEN c.starts_at ELSE c.at END) < p.ends AS counts
      FROM period p CROSS JOIN LATERAL (
        SELECT * FROM counted WHERE at >= ${monthStart}::timestamp - interval '1 month'
        UNION ALL
        SELECT * FROM counted WHERE p.by_start AND starts_at >= p.starts AND starts_at < p.ends
          AND at < ${monthStart}::timestamp - interval '1 month') c
    ), booked AS MATERIALIZED (
      SELECT recent.id, asked.id AS user_id, in_group, at, counts FROM recent JOIN asked ON asked.id = user_id
      UNION ALL
      SELECT DISTINCT recent.id, asked.id, in_group, at, counts
      FROM recent JOIN "Attendee" a ON a."bookingId" = recent.id JOIN asked ON lower(asked.email) = lower(a.email)
      WHERE asked.id IS DISTINCT FROM recent.user_id
    ), totals AS (
      SELECT user_id, count(*) FILTER (WHERE counts)::int AS bookings, max(at) AS last_at
      FROM booked GROUP BY user_id
    )
    SELECT asked.id AS "userId", COALESCE(totals.bookings, 0) AS bookings,
           (extract(epoch FROM COALESCE(totals.last_at, GREATEST(led.at, attended.at))) * 1000)::float8 AS "lastBookedAt",
           COALESCE(CASE WHEN asked.joined_at >= period.starts THEN
             (SELECT count(*) FROM booked
              WHERE user_id <> asked.id AND in_group = asked.in_group AND counts AND at < asked.joined_at)::float8
             / NULLIF((SELECT count(*) FROM asked other
                       WHERE other.in_group = asked.in_group AND other.joined_at < asked.joined_at), 0)
           END, 0) AS calibration
    FROM asked CROSS JOIN period
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
