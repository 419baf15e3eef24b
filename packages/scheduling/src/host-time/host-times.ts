import { type BookedTime, type Buffers, busyReach, type MinuteRange } from "@calcache/availability";
import type { BulkQuery, BulkValue, Prisma } from "@calcache/prisma";
import { closesTime } from "./closes-time.ts";
import type { ExcludedTimes } from "./excluded-times.ts";
import type { ReleasedTime } from "./gone-times.ts";
import { bufferColumn, instant, longestBuffers, toMinutes } from "./times.ts";

/** What is known here of a host's time, apart from their calendars. */
export type HostTime = { userId: number } & (
  | ({ kind: "taken" } & BookedTime)
  | ({ kind: "released" } & ReleasedTime)
);

/** What is asked of hosts' times. */
type HostTimesQuestion = {
  hosts: readonly { userId: number }[];
  range: MinuteRange;
  buffers: Buffers;
  /** epoch ms */
  now: number;
  own: ExcludedTimes;
};

/** What of hosts' times is taken and what is leaving, by user id. */
export type HostTimes = {
  takenOf: (userId: number) => readonly BookedTime[];
  releasedOf: (userId: number) => readonly ReleasedTime[];
};

const kinds = { taken: 0, released: 1, releasedPending: 2 };

/**
 * All that takes these hosts' time near a range, and what is leaving: bookings that they host, lead or attend; slots
 * that somebody else holds; and the time of bookings that have ended while their event is still in what is known of the
 * host's calendar. What is the asker's own is left out. One query, whatever the number of hosts.
 */
export const hostTimesQuery = (question: HostTimesQuestion): BulkQuery<HostTime> => ({
  select: hostTimesSelect,
  values: hostTimesValues(question),
  read: (row) =>
    toHostTime({
      kind: row.int(),
      userId: row.int(),
      startsAt: new Date(row.time()),
      endsAt: new Date(row.time()),
      beforeEventBuffer: row.int(),
      afterEventBuffer: row.int(),
    }),
});

/** The same inside a transaction, which sees what it has changed itself. */
export async function findHostTimes(
  tx: Pick<Prisma.TransactionClient, "$queryRawUnsafe">,
  question: HostTimesQuestion,
): Promise<HostTimes> {
  const rows = await tx.$queryRawUnsafe<HostTimeRow[]>(hostTimesSelect, ...hostTimesValues(question));
  return hostTimesOf(rows.map(toHostTime));
}

export function hostTimesOf(times: readonly HostTime[]): HostTimes {
  const byUser = Map.groupBy(times, ({ userId }) => userId);
  const of = (userId: number) => byUser.get(userId) ?? [];
  return {
    takenOf: (userId) => of(userId).flatMap((time) => (time.kind === "taken" ? [time] : [])),
    releasedOf: (userId) => of(userId).flatMap((time) => (time.kind === "released" ? [time] : [])),
  };
}

type HostTimeRow = {
  kind: number;
  userId: number;
  startsAt: Date;
  endsAt: Date;
  beforeEventBuffer: number;
  afterEventBuffer: number;
};

function toHostTime({ kind, userId, startsAt, endsAt, ...buffers }: HostTimeRow): HostTime {
  const time = { userId, ...toMinutes(startsAt, endsAt) };
  return kind === kinds.taken
    ? { kind: "taken", ...time, ...buffers }
    : { kind: "released", ...time, pending: kind === kinds.releasedPending };
}

/** For {@link hostTimesSelect}; the uid of what isn't there is empty, as no other is. */
function hostTimesValues({ hosts, range, buffers, now, own }: HostTimesQuestion): BulkValue[] {
  const near = (reach: number) => [
    instant(range.start - reach).toISOString(),
    instant(range.end + reach).toISOString(),
  ];
  return [
    hosts.map(({ userId }) => userId),
    ...near(busyReach(buffers, longestBuffers)),
    ...near(busyReach(buffers)),
    new Date(now).toISOString(),
    own.booking?.uid ?? "",
    own.reservationUid ?? "",
  ];
}

/** As a subquery, so that the planner doesn't weigh each id of a long list once in every branch. */
const isAsked = "= ANY((SELECT $1::int[])::int[])";
const inUtc = (column: string) => `${column} AT TIME ZONE 'UTC'`;
const [before, after] = [bufferColumn('e."beforeEventBuffer"'), bufferColumn('e."afterEventBuffer"')];
const itsBuffers = `${before}, ${after}`;
const booked = `${inUtc(`b."startTime"`)}, ${inUtc(`b."endTime"`)}, ${itsBuffers}`;
const takesTime = `${closesTime} AND b.uid <> $7::text
    AND b."startTime" < $3::timestamp AND b."endTime" > $2::timestamp`;

const hostTimesSelect = `
    SELECT ${kinds.taken} AS kind, b."userId" AS "userId", ${inUtc(`b."startTime"`)} AS "startsAt",
           ${inUtc(`b."endTime"`)} AS "endsAt", ${before} AS "beforeEventBuffer",
           ${after} AS "afterEventBuffer"
    FROM "Booking" b
    LEFT JOIN "EventType" e ON e.id = b."eventTypeId"
    WHERE ${takesTime} AND b."userId" ${isAsked}
    UNION ALL
    SELECT ${kinds.taken}, u.id, ${booked}
    FROM "Booking" b
    JOIN "Attendee" a ON a."bookingId" = b.id
    JOIN users u ON lower(u.email) = lower(a.email)
    LEFT JOIN "EventType" e ON e.id = b."eventTypeId"
    WHERE ${takesTime} AND u.id ${isAsked}
    UNION ALL
    SELECT ${kinds.taken}, h.user_id, h.starts_at, h.ends_at, ${itsBuffers}
    FROM calcache.booking_host h
    JOIN "Booking" b ON b.id = h.booking_id
    LEFT JOIN "EventType" e ON e.id = b."eventTypeId"
    WHERE h.active AND ${closesTime} AND h.starts_at < ${inUtc("$3::timestamp")} AND h.ends_at > ${inUtc("$2::timestamp")} AND h.user_id ${isAsked} AND b.uid <> $7::text
    UNION ALL
    SELECT ${kinds.taken}, s."userId", ${inUtc(`s."slotUtcStartDate"`)}, ${inUtc(`s."slotUtcEndDate"`)}, ${itsBuffers}
    FROM "SelectedSlots" s
    LEFT JOIN "EventType" e ON e.id = s."eventTypeId"
    WHERE s."releaseAt" > $6::timestamp AND s."userId" ${isAsked}
      AND s."slotUtcStartDate" < $3::timestamp AND s."slotUtcEndDate" > $2::timestamp AND s.uid <> $8::text
    UNION ALL
    SELECT CASE WHEN v.version <> v.applied_version THEN ${kinds.releasedPending} ELSE ${kinds.released} END,
           h.user_id, h.starts_at, h.ends_at, 0, 0
    FROM calcache.booking_host h
    JOIN "Booking" b ON b.id = h.booking_id
    JOIN calcache.calendar_event v ON v.writer_kind = 'booking' AND v.writer_id = '' AND v.event_id = b."iCalUID"
    JOIN calcache.written_calendar w ON w.id = v.calendar_id AND w.external_id = h.calendar_id
    LEFT JOIN calcache.cached_calendar c ON c.mailbox_id = w.mailbox_id AND c.external_id = w.external_id
    WHERE NOT h.active AND v.stopped_at IS NULL AND h.user_id ${isAsked}
      AND h.starts_at < ${inUtc("$5::timestamp")} AND h.ends_at > ${inUtc("$4::timestamp")}
      AND (v.version <> v.applied_version OR c.confirmed_at <= ${inUtc(`b."updatedAt"`)})`;
