import type { MinuteRange } from "@calcache/availability";
import type { BulkQuery, Prisma } from "@calcache/prisma";
import type { ExcludedTimes } from "./excluded-times.ts";
import { instant, toMinutes } from "./times.ts";

/** An accepted booking of somebody's, and whether its event type is one of the team's. */
export type HostedBooking = MinuteRange & { userId: number; ofTeam: boolean };

/** What begins within a range; the booking that is moved isn't counted. */
type CountQuestion = { range: MinuteRange; own: ExcludedTimes };

/** Whose event types count as a team's: those that are managed by it, too, where `includesManaged`. */
export type CountedTeam = { id: number; includesManaged: boolean };

const inUtc = (column: string) => `${column} AT TIME ZONE 'UTC'`;
const times = `${inUtc(`b."startTime"`)} AS "startsAt", ${inUtc(`b."endTime"`)} AS "endsAt"`;
const begins = `b."startTime" >= $2::timestamp AND b."startTime" < $3::timestamp`;
const counts = `b.status = 'accepted' AND b.uid <> $4::text AND ${begins}`;

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

const hostedSelect = `
    SELECT hosted.user_id AS "userId", ${times}, COALESCE(e."teamId" = $5::int OR
           $6::int = 1 AND (SELECT parent."teamId" FROM "EventType" parent WHERE parent.id = e."parentId") = $5::int, false) AS "ofTeam"
    FROM (
      SELECT b.id, b."userId" AS user_id FROM "Booking" b WHERE b."userId" ${isAsked} AND ${counts}
      UNION
      SELECT h.booking_id, h.user_id FROM calcache.booking_host h
      WHERE h.active AND h.user_id ${isAsked}
        AND h.starts_at >= ${inUtc("$2::timestamp")} AND h.starts_at < ${inUtc("$3::timestamp")}
      UNION
      SELECT b.id, u.id FROM "Booking" b
      JOIN "Attendee" a ON a."bookingId" = b.id
      JOIN users u ON lower(u.email) = lower(a.email)
      WHERE u.id ${isAsked} AND ${counts}
    ) hosted
    JOIN "Booking" b ON b.id = hosted.id AND ${counts}
    LEFT JOIN "EventType" e ON e.id = b."eventTypeId"`;

/** The accepted bookings that people lead, host or attend, once for each of them. */
export const hostedBookings = (
  userIds: readonly number[],
  team: CountedTeam | null,
  question: CountQuestion,
): BulkQuery<HostedBooking> => ({
  select: hostedSelect,
  values: [userIds, ...valuesOf(question), team?.id ?? 0, team?.includesManaged ? 1 : 0],
  read: (row) => ({
    userId: row.int(),
    ...toMinutes(new Date(row.time()), new Date(row.time())),
    ofTeam: row.flag(),
  }),
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
