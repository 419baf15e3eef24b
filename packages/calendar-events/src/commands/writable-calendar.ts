import { opensCalendar, usersActedForBy } from "@calcache/api-keys";
import { readerOf } from "@calcache/calendar-cache";
import { type Database, everySelectedCalendar, Prisma } from "@calcache/prisma";

/**
 * The account through which the holder of a key writes into a calendar: one that somebody whom the key may act for has selected, or
 * where their bookings go, first. Null for any other calendar, whether it exists or not.
 */
export async function findWritableCalendar(
  db: Database,
  integrations: readonly string[],
  apiKeyId: string,
  calendarId: string,
): Promise<{ credentialId: number } | null> {
  const [found] = await db.$queryRaw<{ credentialId: number }[]>`
    WITH key AS (SELECT * FROM calcache.api_key WHERE id = ${apiKeyId}), person AS (${Prisma.raw(usersActedForBy("key"))})
    SELECT a.credential_id AS "credentialId"
    FROM (
      SELECT 1 AS choice, d."userId", d."externalId", d.integration, d."credentialId" AS reader FROM "DestinationCalendar" d
      WHERE d."userId" IN (SELECT id FROM person) AND d."externalId" = ${calendarId}
      UNION ALL
      SELECT 2, s."userId", s."externalId", s.integration, ${Prisma.raw(readerOf("s"))} FROM ${Prisma.raw(everySelectedCalendar)} s
      WHERE s."userId" IN (SELECT id FROM person) AND s."externalId" = ${calendarId}
    ) known
    JOIN key k ON ${Prisma.raw(opensCalendar('known."externalId"'))}
    JOIN calcache.account a ON a.credential_id = known.reader AND a.integration = known.integration
    WHERE a.integration = ANY(${[...integrations]})
    ORDER BY known."userId" = k.user_id DESC, known.choice, a.credential_id LIMIT 1`;
  return found ?? null;
}
