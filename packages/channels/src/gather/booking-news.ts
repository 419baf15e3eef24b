import { opensBooking } from "@calcache/api-keys";
import { Prisma } from "@calcache/prisma";
import { isNews, wantsCalendar, wantsEventType, wantsHost, wantsType } from "./listening.ts";

/** ISO, of a time that the host's tables hold in UTC without saying so. */
const iso = (column: string) => Prisma.raw(`to_char(b."${column}", 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** Whoever knows a booking's uid may cancel it: it is told to who may see it as a whole, and to no other member of its team. */
const isTold = Prisma.raw(opensBooking("h.user_id", 'b."eventTypeId"'));

/**
 * SQL of a query: what each channel is told of the rows `changes` of `booking_change`, once each, and not of what its own key asked for. The
 * subject is the booking through all its moves.
 * @param channels SQL of joins: the channels `ch` that may be told, and their keys `k`
 */
export const bookingNews = (channels: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT told.channel_id, told.id, told.at, 'booking.' || told.kind AS type, 'booking ' || COALESCE(b."iCalUID", b.uid) AS subject,
    jsonb_build_object('uid', b.uid, 'eventTypeId', b."eventTypeId", 'start', ${iso("startTime")}, 'end', ${iso("endTime")},
      'status', b.status::text, 'rescheduledFromUid', b."fromReschedule", 'usernames', COALESCE((
        SELECT jsonb_agg(u.username ORDER BY u.username) FROM users u WHERE u.username IS NOT NULL AND (
          u.id = b."userId" OR u.id IN (SELECT host.user_id FROM calcache.booking_host host WHERE host.booking_id = b.id AND host.room_name IS NULL))), '[]')) AS data
  FROM (
    SELECT ch.id AS channel_id, g.id, g.kind, g.at, b.id AS booking_id
    FROM changes g
    JOIN "Booking" b ON b.id = g.booking_id
    CROSS JOIN LATERAL (
      SELECT host.user_id, host.calendar_id FROM calcache.booking_host host WHERE host.booking_id = b.id
      UNION SELECT b."userId", NULL WHERE NOT EXISTS (SELECT FROM calcache.booking_host host WHERE host.booking_id = b.id)
    ) h
    LEFT JOIN users u ON u.id = h.user_id
    JOIN ${channels} ON true
    WHERE ${isTold} AND g.writer_id IS DISTINCT FROM k.id AND ${isNews("g")} AND ${wantsType("'booking.' || g.kind")}
      AND ${wantsEventType('b."eventTypeId"')} AND ${wantsHost("u.username")} AND ${wantsCalendar("h.calendar_id")}
      AND ch.filters -> 'only_managed' IS DISTINCT FROM 'true'
    GROUP BY ch.id, g.id, g.kind, g.at, b.id
  ) told JOIN "Booking" b ON b.id = told.booking_id`;
