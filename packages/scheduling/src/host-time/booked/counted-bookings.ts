import type { MinuteRange } from "@calcache/availability";
import type { BulkQuery, Prisma } from "@calcache/prisma";
import type { ExcludedTimes } from "../times/excluded-times.ts";
import { instant, toMinutes } from "../times/times.ts";

/** An accepted booking of somebody's. */
export type HostedBooking = MinuteRange & { userId: number };

/** What begins within a range; the booking that is moved isn't counted. */
type CountQuestion = { range: MinuteRange; own: ExcludedTimes };

/** Whose event types count as a team's: those that are managed by it, too, where `includesManaged`. */
export type CountedTeam = { id: number; includesManaged: boolean };

const inUtc = (column: string) => `${column} AT TIME ZONE 'UTC'`;
const times = `${inUtc(`b."startTime"`)} AS "startsAt", ${inUtc(`b."endTime"`)} AS "endsAt"`;
const begins = `b."startTime" >= $2::timestamp AND b."startTime" < $3::timestamp`;
const isOther = `b.status = 'accepted' AND b.uid <> $4::text`;
const counts = `${isOther} AND ${begins}`;

const valuesOf = ({ range, own }: CountQuestion) => [
  instant(range.start).toISOString(),
  instant(range.end).toISOString(),
  own.booking?.uid ?? "",
];

/** The accepted bookings of an event type. */
export const eventTypeBookings = (eventTypeId: number, question: CountQuestion): BulkQuery<MinuteRange> => ({
  select: `SELECT ${times} FROM "Booking" b WHERE b."eventTypeId" = $1::int AND ${counts}`,
  values: [eventTypeId, ...valuesOf(question)],
  read: (row) => toMinutes(new Date(row.time()), new Date(row.time())),
});

const isAsked = "= ANY((SELECT $1::int[])::int[])";
const ofTeam = `b."eventTypeId" = ANY(ARRAY(
        SELECT id FROM "EventType" WHERE "teamId" = $5::int
        UNION ALL
        SELECT managed.id FROM "EventType" parent JOIN "EventType" managed ON managed."parentId" = parent.id
        WHERE $6::int = 1 AND parent."teamId" = $5::int))`;

/**
 * A booking is found once for somebody: whether they lead it, else host it, else attend it. Hosts' times are those of their bookings, which
 * are asked for by id alone: a planner that is told when they begin may walk the whole range once for each. Addresses are looked for as they
 * are stored, for which there is an index: a year's bookings may be many, and whoever makes somebody a host writes theirs so.
 */
const hostedSelect = (more: string) => `
    SELECT b."userId", ${times} FROM "Booking" b
    WHERE b."userId" ${isAsked} AND ${counts}${more}
    UNION ALL
    SELECT h.user_id, ${times} FROM calcache.booking_host h JOIN "Booking" b ON b.id = h.booking_id
    WHERE h.active AND h.user_id ${isAsked} AND h.starts_at >= ${inUtc("$2::timestamp")} AND h.starts_at < ${inUtc("$3::timestamp")}
      AND b."userId" IS DISTINCT FROM h.user_id AND ${isOther}${more}
    UNION ALL
    SELECT "userId", "startsAt", "endsAt" FROM (
      SELECT DISTINCT b.id, u.id AS "userId", ${times} FROM users u
      JOIN "Attendee" a ON a.email IN (u.email, lower(u.email))
      JOIN "Booking" b ON b.id = a."bookingId" AND b."userId" IS DISTINCT FROM u.id
      WHERE u.id ${isAsked} AND ${counts}${more}
        AND NOT EXISTS (SELECT FROM calcache.booking_host h WHERE h.booking_id = b.id AND h.user_id = u.id AND h.active)) attended`;

const ofAnything = hostedSelect("");
const ofTheTeam = hostedSelect(` AND ${ofTeam}`);

/**
 * The accepted bookings that people lead, host or attend, once for each of them.
 * @param team of whose event types; null for all
 */
export const hostedBookings = (
  userIds: readonly number[],
  team: CountedTeam | null,
  question: CountQuestion,
): BulkQuery<HostedBooking> => ({
  select: team === null ? ofAnything : ofTheTeam,
  values: [userIds, ...valuesOf(question), ...(team === null ? [] : [team.id, team.includesManaged ? 1 : 0])],
  read: (row) => ({ userId: row.int(), ...toMinutes(new Date(row.time()), new Date(row.time())) }),
});

type Counted = { startsAt: Date; endsAt: Date };

/** One of these inside a transaction, which sees what others have committed until now. */
export async function readCounted<Row>(
  tx: Pick<Prisma.TransactionClient, "$queryRawUnsafe">,
  { select, values }: BulkQuery<Row>,
): Promise<Row[]> {
  const rows = await tx.$queryRawUnsafe<Counted[]>(select, ...values);
  return rows.map(({ startsAt, endsAt, ...row }) => ({ ...row, ...toMinutes(startsAt, endsAt) }) as Row);
}
