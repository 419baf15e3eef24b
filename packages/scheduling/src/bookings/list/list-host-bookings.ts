import { type Database, Prisma } from "@calcache/prisma";
import { changedInCalendarKey, roomDeclinedKey } from "../booking/stored/stored-json.ts";

/** A booking as one of its hosts sees it in a list. Times are epoch ms. */
export type HostBooking = {
  id: number;
  uid: string;
  title: string;
  start: number;
  end: number;
  status: "accepted" | "pending" | "cancelled" | "rejected" | "awaiting_host";
  attendee: { name: string; email: string } | null;
  /** what somebody did with its event in a calendar, that the booking didn't follow; and that its room declined it and no other has been free */
  changes: ("moved" | "deleted" | "room_declined")[];
  /** how many hosts there are beside this one */
  otherHosts: number;
  /** what the room that it takes is called; null for none */
  room: string | null;
  /** false where bookings of its event type aren't moved */
  mayMove: boolean;
  /** whether whoever booked it could choose another time: its event type is there */
  mayAskForTime: boolean;
  /** of a series: which of how many it is, from 1 on, and how many after it could be cancelled with it; null for none */
  series: { place: number; of: number; later: number } | null;
};

/**
 * - `upcoming`: not over yet, the next first
 * - `past`: over, the latest first
 * - `flagged`: not over yet, and changed in a calendar without that the booking followed, or without the room that it needs
 */
export const bookingLists = ["upcoming", "past", "flagged"] as const;
export type BookingList = (typeof bookingLists)[number];

/** How many a page of a list has. */
export const bookingsOnPage = 25;

/** The host's tables have times without a zone, which are UTC. */
const utc = (at: number) => Prisma.sql`(${new Date(at)}::timestamptz AT TIME ZONE 'UTC')`;

const open = Prisma.sql`b.status IN ('accepted', 'pending')`;

const conditionOf = (list: BookingList, now: number) =>
  ({
    upcoming: Prisma.sql`b."endTime" > ${utc(now)} AND ${open}`,
    past: Prisma.sql`b."endTime" <= ${utc(now)} AND ${open}`,
    flagged: Prisma.sql`b."endTime" > ${utc(now)} AND ${open} AND (b.metadata ->> ${changedInCalendarKey}::text IS NOT NULL OR b.metadata ->> ${roomDeclinedKey}::text IS NOT NULL)`,
  })[list];

/** Those that a user leads, as cal.com knows them, and those that take their time here. */
const bookingsOf = (userId: number) => Prisma.sql`(
  SELECT booking_id AS id FROM calcache.booking_host WHERE user_id = ${userId}
  UNION SELECT id FROM "Booking" WHERE "userId" = ${userId})`;

/**
 * A page of a host's bookings.
 * @param page from 1 on
 * @returns `more`: whether there is another page
 */
export async function listHostBookings(
  db: Database,
  userId: number,
  { list, page }: { list: BookingList; page: number },
  now: number,
): Promise<{ bookings: HostBooking[]; more: boolean }> {
  const order = list === "past" ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const rows = await readRows(
    db,
    userId,
    Prisma.sql`${conditionOf(list, now)} ORDER BY b."startTime" ${order}, b.id ${order}
      LIMIT ${bookingsOnPage + 1} OFFSET ${(page - 1) * bookingsOnPage}`,
  );
  return { bookings: rows.slice(0, bookingsOnPage).map(toBooking), more: rows.length > bookingsOnPage };
}

/** One of a host's bookings by its id; null where they aren't a host of it, or there is none. */
export async function findHostBooking(db: Database, userId: number, id: number): Promise<HostBooking | null> {
  const [row] = await readRows(db, userId, Prisma.sql`b.id = ${id}`);
  return row === undefined ? null : toBooking(row);
}

type Row = Omit<HostBooking, "start" | "end" | "attendee" | "changes" | "series"> & {
  place: number;
  of: number;
  later: number;
  start: Date;
  end: Date;
  name: string | null;
  email: string | null;
  change: string | null;
  isDeclined: boolean;
};

const readRows = (db: Database, userId: number, rest: Prisma.Sql) =>
  db.$queryRaw<Row[]>`
    SELECT b.id, b.uid, b.title, b."startTime" AT TIME ZONE 'UTC' AS start, b."endTime" AT TIME ZONE 'UTC' AS "end",
           b.status::text AS status, b.metadata ->> ${changedInCalendarKey}::text AS change, b.metadata ->> ${roomDeclinedKey}::text IS NOT NULL AS "isDeclined", a.name, a.email,
           (SELECT count(*)::int FROM calcache.booking_host h WHERE h.booking_id = b.id AND h.room_name IS NULL AND h.user_id <> ${userId}) AS "otherHosts",
           (SELECT h.room_name FROM calcache.booking_host h WHERE h.booking_id = b.id AND h.room_name IS NOT NULL AND h.declined_at IS NULL LIMIT 1) AS room,
           e."disableRescheduling" IS NOT TRUE AS "mayMove",
           b."eventTypeId" IS NOT NULL AS "mayAskForTime",
           s.place, s.of, s.later
    FROM ${bookingsOf(userId)} own
    JOIN "Booking" b ON b.id = own.id
    LEFT JOIN "EventType" e ON e.id = b."eventTypeId"
    LEFT JOIN LATERAL (
      SELECT p.name, p.email FROM "Attendee" p LEFT JOIN "BookingSeat" t ON t."attendeeId" = p.id
      WHERE p."bookingId" = b.id ORDER BY t.id NULLS LAST, p.id LIMIT 1) a ON true
    LEFT JOIN LATERAL (
      SELECT count(*)::int AS of, count(*) FILTER (WHERE (o."startTime", o.id) <= (b."startTime", b.id))::int AS place,
             count(*) FILTER (WHERE o."startTime" > b."startTime" AND o.status IN ('accepted', 'pending'))::int AS later
      FROM "Booking" o WHERE o."recurringEventId" = b."recurringEventId" AND o.rescheduled IS NOT TRUE) s ON true
    WHERE ${rest}`;

const toBooking = ({
  start,
  end,
  name,
  email,
  change,
  isDeclined,
  place,
  of,
  later,
  ...row
}: Row): HostBooking => ({
  ...row,
  start: start.getTime(),
  end: end.getTime(),
  attendee: name === null || email === null ? null : { name, email },
  changes: [
    ...(change === null ? [] : [change === "moved" ? ("moved" as const) : ("deleted" as const)]),
    ...(isDeclined ? ["room_declined" as const] : []),
  ],
  series: of > 0 ? { place, of, later } : null,
});
