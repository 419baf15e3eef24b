import type { BookedTime, MinuteRange } from "@calcache/availability";
import type { BulkQuery } from "@calcache/prisma";
import { closesTime } from "../times/closes-time.ts";
import { bufferColumn, instant, toMinutes } from "../times/times.ts";

/** A booking that takes the time of somebody who leads or hosts it. */
export type TakenTime = BookedTime & { userId: number };

/** As a subquery, so that the planner doesn't weigh each id of a long list once in every branch. */
export const isAmong = (list: string): string => `= ANY((SELECT ${list}::int[])::int[])`;

export const inUtc = (column: string) => `${column} AT TIME ZONE 'UTC'`;

/** SQL of the buffers of an event type `e`, which there may be none of. */
export const itsBuffers = `${bufferColumn('e."beforeEventBuffer"')} AS "beforeEventBuffer",
      ${bufferColumn('e."afterEventBuffer"')} AS "afterEventBuffer"`;

/** What a statement calls its values: lists of ids, times in UTC, the uid of a booking that is left out. */
export type BookedNames = { users: string; from: string; until: string; leftOut: string };

/**
 * SQL: when bookings take the time of those who lead or host them, once for whoever does both. Whose they are by their attendees
 * isn't among it.
 */
export const bookedSelect = ({ users, from, until, leftOut }: BookedNames): string => `
    SELECT b."userId" AS "userId", ${inUtc(`b."startTime"`)} AS "startsAt", ${inUtc(`b."endTime"`)} AS "endsAt", ${itsBuffers}
    FROM "Booking" b
    LEFT JOIN "EventType" e ON e.id = b."eventTypeId"
    WHERE ${closesTime} AND b.uid <> ${leftOut}::text AND b."userId" ${isAmong(users)}
      AND b."startTime" < ${until}::timestamp AND b."endTime" > ${from}::timestamp
    UNION
    SELECT h.user_id, h.starts_at, h.ends_at, ${itsBuffers}
    FROM calcache.booking_host h
    JOIN "Booking" b ON b.id = h.booking_id
    LEFT JOIN "EventType" e ON e.id = b."eventTypeId"
    WHERE h.active AND ${closesTime} AND b.uid <> ${leftOut}::text AND h.user_id ${isAmong(users)}
      AND h.starts_at < ${inUtc(`${until}::timestamp`)} AND h.ends_at > ${inUtc(`${from}::timestamp`)}`;

const select = bookedSelect({ users: "$1", from: "$2", until: "$3", leftOut: "$4" });

/**
 * When bookings take these people's time, of those that they lead or host.
 * @param leftOut the uid of a booking; null for none
 */
export const bookedTimes = (
  userIds: readonly number[],
  { start, end }: MinuteRange,
  leftOut: string | null,
): BulkQuery<TakenTime> => ({
  select,
  values: [userIds, instant(start).toISOString(), instant(end).toISOString(), leftOut ?? ""],
  read: (row) => ({
    userId: row.int(),
    ...toMinutes(new Date(row.time()), new Date(row.time())),
    beforeEventBuffer: row.int(),
    afterEventBuffer: row.int(),
  }),
});
