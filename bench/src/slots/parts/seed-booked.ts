import { decodeIntervals, toRanges } from "@calcache/availability";
import type { Database } from "@calcache/prisma";
import { instant } from "../seed-peers.ts";
import { calendarsPerHost } from "../seed-teams.ts";

/** The slugs of two round robins whose hosts are busy at the same times: in one calendar each, and by bookings. */
export const sameTimes = { calendars: "busy-in-calendars", bookings: "busy-by-bookings" };

/**
 * Adds to what `seedTeams` made, for each of its first hosts, two people who are busy while that host's first calendar is: one
 * has that calendar, the other is the host of a booking for each of its events, as those that are made here.
 */
export async function seedBooked(db: Database, hosts: number): Promise<void> {
  const people = await db.user.count();
  const { id: teamId } = await db.team.findFirstOrThrow();
  const [inCalendars, byBookings] = [people, people + hosts];
  for (const [slug, before] of [
    [sameTimes.calendars, inCalendars],
    [sameTimes.bookings, byBookings],
  ] as const) {
    await db.$executeRaw`
      INSERT INTO users (id, email, username, name, "defaultScheduleId", "timeZone")
      SELECT ${before}::int + id, ${slug} || email, ${slug} || username, name, ${before}::int + id, "timeZone" FROM users WHERE id <= ${hosts}`;
    await db.$executeRaw`
      INSERT INTO "Schedule" (id, "userId", name, "timeZone")
      SELECT id, id, 'Working hours', "timeZone" FROM users WHERE id > ${before}`;
    await db.$executeRaw`
      INSERT INTO "Availability" (id, "userId", "scheduleId", days, "startTime", "endTime")
      SELECT id, id, id, '{1,2,3,4,5}', '09:00', '17:00' FROM users WHERE id > ${before}`;
    const data = {
      slug,
      title: slug,
      length: 30,
      teamId,
      schedulingType: "ROUND_ROBIN",
      minimumBookingNotice: 0,
    } as const;
    const { id } = await db.eventType.create({ data });
    await db.$executeRaw`INSERT INTO "Host" ("userId", "eventTypeId") SELECT id, ${id} FROM users WHERE id > ${before}`;
  }
  await db.$executeRaw`
    INSERT INTO "SelectedCalendar" (id, "userId", integration, "externalId", "credentialId")
    SELECT gen_random_uuid(), ${inCalendars}::int + mailbox_id, 'office365_calendar', external_id, mailbox_id
    FROM calcache.cached_calendar WHERE mailbox_id <= ${hosts} AND (id - 1) % ${calendarsPerHost}::int = 0`;
  await seedBookings(db, hosts, byBookings);
  await db.$executeRaw`VACUUM ANALYZE`;
}

async function seedBookings(db: Database, hosts: number, before: number): Promise<void> {
  const { id: eventTypeId } = await db.eventType.findFirstOrThrow({ where: { slug: sameTimes.bookings } });
  const months = await db.busyMonth.findMany({
    where: { calendar: { mailboxId: { lte: hosts } } },
    include: { calendar: { select: { mailboxId: true } } },
    orderBy: { calendarId: "asc" },
  });
  const booked = months
    .filter(({ calendarId }) => (calendarId - 1) % calendarsPerHost === 0)
    .flatMap(({ busy, calendar }) =>
      toRanges(decodeIntervals(busy)).map((range) => ({ userId: before + calendar.mailboxId, ...range })),
    )
    // In the order in which they would be made: those of one host aren't neighbours.
    .sort((a, b) => a.start - b.start);
  const userIds = booked.map(({ userId }) => userId);
  const starts = booked.map(({ start }) => instant(start));
  const ends = booked.map(({ end }) => instant(end));
  await db.$executeRaw`
    INSERT INTO "Booking" (uid, "userId", "eventTypeId", title, "startTime", "endTime", "iCalUID", "updatedAt")
    SELECT gen_random_uuid(), host, ${eventTypeId}, 'Booked', starts, ends, gen_random_uuid(), now()
    FROM unnest(${userIds}::int[], ${starts}::timestamp[], ${ends}::timestamp[]) AS b(host, starts, ends)`;
  await db.$executeRaw`
    INSERT INTO "Attendee" (email, name, "timeZone", "bookingId")
    SELECT 'guest' || id || '@fabrikam.example', 'Guest', 'UTC', id FROM "Booking"`;
  await db.$executeRaw`
    INSERT INTO calcache.booking_host (booking_id, user_id) SELECT id, "userId" FROM "Booking"`;
}
