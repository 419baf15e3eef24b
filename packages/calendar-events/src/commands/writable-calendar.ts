import { readerOf } from "@calcache/calendar-cache";
import { type Database, everySelectedCalendar, Prisma } from "@calcache/prisma";

/**
 * The account through which a user's calendar is written: one that the user has selected, or where the user's bookings go, first.
 * Null for any other calendar, whether it exists or not.
 */
export async function findWritableCalendar(
  db: Database,
  integrations: readonly string[],
  userId: number,
  calendarId: string,
): Promise<{ credentialId: number } | null> {
  const [found] = await db.$queryRaw<{ credentialId: number }[]>`
    SELECT a.credential_id AS "credentialId"
    FROM (
      SELECT 1 AS choice, d.integration, d."credentialId" AS reader FROM "DestinationCalendar" d
      WHERE d."userId" = ${userId} AND d."externalId" = ${calendarId}
      UNION ALL
      SELECT 2, s.integration, ${Prisma.raw(readerOf("s"))} FROM ${Prisma.raw(everySelectedCalendar)} s
      WHERE s."userId" = ${userId} AND s."externalId" = ${calendarId}
    ) known
    JOIN calcache.account a ON a.credential_id = known.reader AND a.integration = known.integration
    WHERE a.integration = ANY(${[...integrations]})
    ORDER BY known.choice, a.credential_id LIMIT 1`;
  return found ?? null;
}
