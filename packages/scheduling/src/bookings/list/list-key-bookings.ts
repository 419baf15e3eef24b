import { bookingsOpenedBy, type ElementSubjects, holdsBooking, opensBooking } from "@calcache/api-keys";
import { type Database, Prisma } from "@calcache/prisma";
import type { BookingDetails } from "../booking/stored/booking-details.ts";
import { findBookings } from "../booking/stored/find-booking.ts";

/** Which bookings are asked for; all of these must hold. Times are epoch ms. */
export type BookingFilter = {
  /** any of these; as cal.com has them, `past` and `upcoming` are those that stand */
  statuses?: readonly BookingStatusFilter[] | undefined;
  eventTypeId?: number | undefined;
  attendeeEmail?: string | undefined;
  startsAfter?: number | undefined;
  endsBefore?: number | undefined;
  /** no more of what the key opens than a token of it does */
  within?: ElementSubjects | null;
};

export const bookingStatusFilters = ["upcoming", "recurring", "past", "cancelled", "unconfirmed"] as const;
export type BookingStatusFilter = (typeof bookingStatusFilters)[number];

/** The host's tables have times without a zone, which are UTC. */
const utc = (at: number) => Prisma.sql`(${new Date(at)}::timestamptz AT TIME ZONE 'UTC')`;

/**
 * A page of the bookings that a key opens, by their starts.
 * @param now epoch ms
 * @returns `total`: how many there are on all pages
 */
export async function listKeyBookings(
  db: Database,
  apiKeyId: string,
  filter: BookingFilter,
  { take, skip, order }: { take: number; skip: number; order: "asc" | "desc" },
  now: number,
): Promise<{ bookings: BookingDetails[]; total: number }> {
  const direction = order === "asc" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const conditions = Prisma.join(conditionsOf(filter, now), " AND ");
  const opened = Prisma.sql`
    FROM (${Prisma.raw(bookingsOpenedBy("key"))}) opened JOIN "Booking" b ON b.id = opened.id
    LEFT JOIN "EventType" e ON e.id = b."eventTypeId" WHERE ${conditions}`;
  const key = Prisma.sql`WITH key AS (SELECT * FROM calcache.api_key WHERE id = ${apiKeyId})`;
  const [[counted], rows] = await Promise.all([
    db.$queryRaw<{ total: number }[]>`${key} SELECT count(*)::int AS total ${opened}`,
    db.$queryRaw<{ uid: string }[]>`
      ${key} SELECT b.uid ${opened} ORDER BY b."startTime" ${direction}, b.id ${direction} LIMIT ${take} OFFSET ${skip}`,
  ]);
  const uids = rows.map(({ uid }) => uid);
  return { bookings: await findBookings(db, uids), total: counted?.total ?? 0 };
}

function conditionsOf(filter: BookingFilter, now: number): Prisma.Sql[] {
  const { statuses, eventTypeId, attendeeEmail, startsAfter, endsBefore, within } = filter;
  const byStatus: Record<BookingStatusFilter, Prisma.Sql> = {
    upcoming: Prisma.sql`(b."endTime" > ${utc(now)} AND b.status = 'accepted')`,
    recurring: Prisma.sql`(b."endTime" > ${utc(now)} AND b.status = 'accepted' AND b."recurringEventId" IS NOT NULL)`,
    past: Prisma.sql`(b."endTime" <= ${utc(now)} AND b.status = 'accepted')`,
    cancelled: Prisma.sql`b.status = 'cancelled'`,
    unconfirmed: Prisma.sql`b.status = 'pending'`,
  };
  return [
    Prisma.sql`true`,
    ...(statuses
      ? [
          Prisma.sql`(${Prisma.join(
            statuses.map((one) => byStatus[one]),
            " OR ",
          )})`,
        ]
      : []),
    ...(within ? [holdsBooking(within)] : []),
    ...(eventTypeId === undefined ? [] : [Prisma.sql`b."eventTypeId" = ${eventTypeId}`]),
    ...(attendeeEmail === undefined
      ? []
      : [
          Prisma.sql`EXISTS (SELECT FROM "Attendee" a WHERE a."bookingId" = b.id AND lower(a.email) = lower(${attendeeEmail}))`,
        ]),
    ...(startsAfter === undefined ? [] : [Prisma.sql`b."startTime" >= ${utc(startsAfter)}`]),
    ...(endsBefore === undefined ? [] : [Prisma.sql`b."endTime" <= ${utc(endsBefore)}`]),
  ];
}

/** Those of these event types of which a key opens bookings: whoever holds it books there as their people do. */
export async function findOpenedEventTypes(
  db: Database,
  apiKeyId: string,
  eventTypeIds: readonly number[],
): Promise<Set<number>> {
  if (eventTypeIds.length === 0) return new Set();
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT e.id FROM calcache.api_key k, "EventType" e WHERE k.id = ${apiKeyId} AND e.id = ANY(${[...eventTypeIds]}::int[])
      AND (${Prisma.raw(opensBooking('e."userId"', "e.id"))} OR EXISTS (
        SELECT FROM "Host" h WHERE h."eventTypeId" = e.id AND h."userId" = k.user_id AND k.reach IN ('colleagues', 'own')))`;
  return new Set(rows.map(({ id }) => id));
}

const opens = (host: string) => Prisma.raw(opensBooking(host, 'b."eventTypeId"'));

/** Whether a key opens the booking of a uid: one that its user hosts, or of a team that its user administers. */
export async function opensBookingOf(db: Database, apiKeyId: string, uid: string): Promise<boolean> {
  const [found] = await db.$queryRaw<{ opens: boolean }[]>`
    SELECT EXISTS (SELECT FROM calcache.api_key k, "Booking" b WHERE k.id = ${apiKeyId} AND b.uid = ${uid}
      AND (${opens('b."userId"')} OR EXISTS (
        SELECT FROM calcache.booking_host h WHERE h.booking_id = b.id AND ${opens("h.user_id")}))) AS opens`;
  return found?.opens ?? false;
}
