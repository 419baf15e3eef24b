import { usersSeenBy } from "@calcache/api-keys";
import { everySelectedCalendar, Prisma } from "@calcache/prisma";
import { cachedOfSelected } from "@calcache/scheduling";
import { opens, wantsHost, wantsHostOfTypes, wantsType } from "./listening.ts";

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

/**
 * The channels that are told of calendars' changes. Channels that name calendars are found
 * by them, all others by whose time their users see: pairs that nobody asks for aren't looked at. Each step is materialized, so that
 * Postgres, which doesn't know how many rows it makes, can't try a thousand channels with a thousand calendars.
 * @param channels SQL of joins: the channels `ch` that may be told, and their keys `k`
 * @param among SQL of a condition: which calendars, the cached one `c` that a user `u` has selected
 */
export const findAudience = (
  tx: Pick<Prisma.TransactionClient, "$queryRaw">,
  channels: Prisma.Sql,
  among: Prisma.Sql,
): Promise<Listener[]> =>
  tx.$queryRaw<Listener[]>`
    WITH selected AS MATERIALIZED (
      SELECT c.id AS calendar_id, s."externalId" AS calendar, u.id AS user_id, u.username
      FROM ${Prisma.raw(everySelectedCalendar)} s ${cachedOfSelected} JOIN users u ON u.id = s."userId"
      WHERE ${among}
    ), listener AS MATERIALIZED (
      SELECT ch.id, ch.api_key_id, ch.since, ch.filters, k.user_id, k.reach, k.team_id, k.calendars
      FROM ${channels} WHERE ${wantsType("'availability.changed'::text")}
    ), viewer AS (SELECT DISTINCT api_key_id AS id, user_id, reach, team_id FROM listener), sees AS MATERIALIZED (
      ${Prisma.raw(usersSeenBy("viewer"))}
    ), named AS MATERIALIZED (
      SELECT l.id, l.api_key_id, jsonb_array_elements_text(l.filters -> 'calendar_ids') AS calendar
      FROM listener l WHERE jsonb_exists(l.filters, 'calendar_ids')
    ), asked AS MATERIALIZED (
      SELECT n.id, n.api_key_id, s.* FROM named n JOIN selected s ON s.calendar = n.calendar
    ), pair AS MATERIALIZED (
      SELECT q.id, q.calendar_id, q.calendar, q.user_id, q.username
      FROM asked q JOIN sees ON sees.key = q.api_key_id AND sees.id = q.user_id
      UNION ALL
      SELECT l.id, s.calendar_id, s.calendar, s.user_id, s.username
      FROM listener l JOIN sees ON sees.key = l.api_key_id JOIN selected s ON s.user_id = sees.id
      WHERE NOT jsonb_exists(l.filters, 'calendar_ids')
    )
    SELECT ch.id AS "channelId", ch.api_key_id AS "apiKeyId", ch.since, ch.filters -> 'only_managed' = 'true' AS "onlyManaged",
      p.calendar_id AS "calendarId", min(p.calendar) AS calendar,
      COALESCE(array_agg(DISTINCT p.username) FILTER (WHERE p.username IS NOT NULL), '{}') AS usernames
    FROM pair p JOIN listener ch ON ch.id = p.id JOIN listener k ON k.id = ch.id AND ${opens("p.calendar")}
    WHERE ${wantsHost("p.username")} AND ${wantsHostOfTypes("p.user_id")}
    GROUP BY ch.id, ch.api_key_id, ch.since, ch.filters, p.calendar_id`;
