import { Prisma } from "@calcache/prisma";
import { cachedOfSelected } from "@calcache/scheduling";
import { listening, seesTimeOf, wantsCalendar, wantsHost, wantsHostOfTypes, wantsType } from "./listening.ts";

/** A channel that is told of a calendar's changes, and what of the calendar its user may see. */
export type Listener = {
  channelId: string;
  apiKeyId: string;
  /** what this snapshot saw is no news to it */
  since: string;
  onlyManaged: boolean;
  calendarId: number;
  /** as it was selected */
  calendar: string;
  usernames: string[];
};

/** The channels that are told of these calendars' changes; of all calendars' where none are named. @param now epoch ms */
export const findAudience = (
  tx: Prisma.TransactionClient,
  calendarIds: readonly number[] | null,
  now: number,
): Promise<Listener[]> =>
  tx.$queryRaw<Listener[]>`
    SELECT ch.id AS "channelId", ch.api_key_id AS "apiKeyId", ch.since, ch.filters -> 'only_managed' = 'true' AS "onlyManaged",
      c.id AS "calendarId", min(s."externalId") AS calendar,
      COALESCE(array_agg(DISTINCT u.username) FILTER (WHERE u.username IS NOT NULL), '{}') AS usernames
    FROM "SelectedCalendar" s
    ${cachedOfSelected}
    JOIN users u ON u.id = s."userId"
    JOIN ${listening(now)} ON true
    WHERE ${calendarIds === null ? Prisma.sql`true` : Prisma.sql`c.id = ANY(${[...calendarIds]}::int[])`}
      AND ${wantsType("'availability.changed'::text")} AND ${wantsCalendar('s."externalId"')} AND ${wantsHost("u.username")}
      AND ${wantsHostOfTypes("u.id")} AND ${seesTimeOf("u.id")}
    GROUP BY ch.id, c.id`;
