import { type BookedTime, type Buffers, busyReach, type MinuteRange } from "@calcache/availability";
import type { BulkQuery, BulkValue, Prisma } from "@calcache/prisma";
import { type BookedNames, bookedSelect, inUtc, isAmong, itsBuffers } from "./booked/booked-times.ts";
import type { ReleasedTime } from "./gone-times.ts";
import { closesTime } from "./times/closes-time.ts";
import type { ExcludedTimes } from "./times/excluded-times.ts";
import { instant, reachOfBookings, toMinutes } from "./times/times.ts";

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
 * What takes these hosts' time near a range apart from bookings that they lead or host, and what is leaving: bookings that they attend;
 * slots that somebody else holds; and the time of bookings that have ended while their event is still in what is known of the
 * host's calendar. What is the asker's own is left out. One query, whatever the number of hosts.
 */
export const otherTimesQuery = (question: HostTimesQuestion): BulkQuery<HostTime> => ({
  select: otherTimesSelect,
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

/** The same and those bookings, inside a transaction, which sees what it has changed itself. */
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

/** For these statements; the uid of what isn't there is empty, as no other is. */
function hostTimesValues({ hosts, range, buffers, now, own }: HostTimesQuestion): BulkValue[] {
  const between = ({ start, end }: MinuteRange) => [instant(start).toISOString(), instant(end).toISOString()];
  const reach = busyReach(buffers);
  return [
    hosts.map(({ userId }) => userId),
    ...between(reachOfBookings(range, buffers)),
    ...between({ start: range.start - reach, end: range.end + reach }),
    new Date(now).toISOString(),
    own.booking?.uid ?? "",
    own.reservationUid ?? "",
  ];
}

/** `near`: from when until when calendars are read; `reservation`: the uid of a hold that is left out. */
type Names = BookedNames & { near: readonly [from: string, until: string]; now: string; reservation: string };

const otherSelect = ({ users, from, until, near, now, leftOut, reservation }: Names) => `
    SELECT ${kinds.taken} AS kind, u.id AS "userId", ${inUtc(`b."startTime"`)} AS "startsAt", ${inUtc(`b."endTime"`)} AS "endsAt", ${itsBuffers}
    FROM "Booking" b
    JOIN "Attendee" a ON a."bookingId" = b.id
    JOIN users u ON lower(u.email) = lower(a.email)
    LEFT JOIN "EventType" e ON e.id = b."eventTypeId"
    WHERE ${closesTime} AND b.uid <> ${leftOut}::text AND b."startTime" < ${until}::timestamp AND b."endTime" > ${from}::timestamp
      AND u.id ${isAmong(users)}
    UNION ALL
    SELECT ${kinds.taken}, s."userId", ${inUtc(`s."slotUtcStartDate"`)}, ${inUtc(`s."slotUtcEndDate"`)}, ${itsBuffers}
    FROM "SelectedSlots" s
    LEFT JOIN "EventType" e ON e.id = s."eventTypeId"
    WHERE s."releaseAt" > ${now}::timestamp AND s."userId" ${isAmong(users)}
      AND s."slotUtcStartDate" < ${until}::timestamp AND s."slotUtcEndDate" > ${from}::timestamp AND s.uid <> ${reservation}::text
    UNION ALL
    SELECT CASE WHEN v.version <> v.applied_version THEN ${kinds.releasedPending} ELSE ${kinds.released} END,
           h.user_id, h.starts_at, h.ends_at, 0, 0
    FROM calcache.booking_host h
    JOIN "Booking" b ON b.id = h.booking_id
    JOIN calcache.calendar_event v ON v.writer_kind = 'booking' AND v.writer_id = '' AND v.event_id = b."iCalUID"
    JOIN calcache.written_calendar w ON w.id = v.calendar_id AND w.external_id = h.calendar_id
    LEFT JOIN calcache.cached_calendar c ON c.mailbox_id = w.mailbox_id AND c.external_id = w.external_id
    WHERE NOT h.active AND v.stopped_at IS NULL AND h.user_id ${isAmong(users)}
      AND h.starts_at < ${inUtc(`${near[1]}::timestamp`)} AND h.ends_at > ${inUtc(`${near[0]}::timestamp`)}
      AND (v.version <> v.applied_version OR c.confirmed_at <= ${inUtc(`b."updatedAt"`)})`;

const names: Names = {
  users: "$1",
  from: "$2",
  until: "$3",
  near: ["$4", "$5"],
  now: "$6",
  leftOut: "$7",
  reservation: "$8",
};
const otherTimesSelect = otherSelect(names);
const hostTimesSelect = `SELECT ${kinds.taken} AS kind, booked.* FROM (${bookedSelect(names)}) booked UNION ALL ${otherTimesSelect}`;
