import { type Database, everySelectedCalendar, Prisma } from "@calcache/prisma";

/** The calendars that a user may grant a key for: those they selected, and where their bookings go; by their ids at the provider. */
export async function ownCalendars(db: Database, userId: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT s."externalId" AS id FROM ${Prisma.raw(everySelectedCalendar)} s WHERE s."userId" = ${userId}
    UNION SELECT d."externalId" FROM "DestinationCalendar" d WHERE d."userId" = ${userId} ORDER BY id`;
  return rows.map(({ id }) => id);
}
