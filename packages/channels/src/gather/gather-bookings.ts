import { opensBooking } from "@calcache/api-keys";
import { Prisma } from "@calcache/prisma";
import { changedBetween } from "@calcache/scheduling";
import { isNews, listening, wantsCalendar, wantsEventType, wantsHost, wantsType } from "./listening.ts";
import type { Round } from "./round.ts";

/** ISO, of a time that the host's tables hold in UTC without saying so. */
const iso = (column: string) => Prisma.raw(`to_char(b."${column}", 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** Whoever knows a booking's uid may cancel it: it is told to who may see it as a whole, and to no other member of its team. */
const isTold = Prisma.raw(opensBooking("h.user_id", 'b."eventTypeId"'));

/**
 * Makes a notice of each thing that became of a booking. Notices of one booking, through all its moves, are delivered in order. The answer
 * says whether there were any changes.
 */
export async function gatherBookings(tx: Prisma.TransactionClient, round: Round): Promise<boolean> {
  const { since, until, cursor, now } = round;
  const [found] = await tx.$queryRaw<{ changes: bigint }[]>`
    WITH changes AS MATERIALIZED (
      SELECT * FROM calcache.booking_change g WHERE ${changedBetween("g", since, until)}
    ), told AS (
      SELECT ch.id AS channel_id, g.id, g.kind, g.at, b.id AS booking_id
      FROM changes g
      JOIN "Booking" b ON b.id = g.booking_id
      CROSS JOIN LATERAL (
        SELECT host.user_id, host.calendar_id FROM calcache.booking_host host WHERE host.booking_id = b.id
        UNION SELECT b."userId", NULL WHERE NOT EXISTS (SELECT FROM calcache.booking_host host WHERE host.booking_id = b.id)
      ) h
      LEFT JOIN users u ON u.id = h.user_id
      JOIN ${listening(now)} ON true
      WHERE ${isTold} AND ${isNews("g")} AND ${wantsType("'booking.' || g.kind")} AND ${wantsEventType('b."eventTypeId"')}
        AND ${wantsHost("u.username")} AND ${wantsCalendar("h.calendar_id")}
        AND ch.filters -> 'only_managed' IS DISTINCT FROM 'true'
      GROUP BY ch.id, g.id, g.kind, g.at, b.id
    ), stored AS (
      INSERT INTO calcache.channel_notice (channel_id, type, subject, data, changes_since, cursor, next_attempt_at)
      SELECT told.channel_id, 'booking.' || told.kind, 'booking ' || COALESCE(b."iCalUID", b.uid), jsonb_build_object(
        'uid', b.uid, 'eventTypeId', b."eventTypeId", 'start', ${iso("startTime")}, 'end', ${iso("endTime")},
        'status', b.status::text, 'rescheduledFromUid', b."fromReschedule", 'usernames', COALESCE((
          SELECT jsonb_agg(u.username ORDER BY u.username) FROM users u WHERE u.username IS NOT NULL AND (
            u.id = b."userId" OR u.id IN (SELECT host.user_id FROM calcache.booking_host host WHERE host.booking_id = b.id))), '[]')),
        told.at, ${cursor}, ${new Date(now)}
      FROM told JOIN "Booking" b ON b.id = told.booking_id ORDER BY told.id
    )
    SELECT count(*) AS changes FROM changes`;
  return (found?.changes ?? 0n) > 0n;
}
