import { type ApiKeyInfo, usersSeenBy } from "@calcache/api-keys";
import type { Engine } from "@calcache/calendar-cache";
import { everySelectedCalendar, type HostShape, hostShape, type PreparedStatement } from "@calcache/prisma";
import { type Host, toHosts } from "../host-time/hosts/host.ts";
import { type HostRows, hostColumns, hostTables, longOver } from "../host-time/hosts/host-statement.ts";

/** People by usernames ($2, lower case) or by calendars that they selected ($3), as far as a key ($1) opens their time. */
const colleagues = (shape: HostShape): PreparedStatement => ({
  name: "colleagues",
  text: `
    WITH key AS (SELECT * FROM calcache.api_key WHERE id = $1), seen AS (${usersSeenBy("key")}), member AS MATERIALIZED (
      SELECT u.id AS "userId", NULL::int AS "scheduleId", NULL AS "timeZone" FROM seen JOIN users u ON u.id = seen.id
      WHERE lower(u.username) = ANY($2::text[])
        OR EXISTS (
          SELECT FROM ${everySelectedCalendar} s WHERE s."userId" = u.id AND (s."externalId" = ANY($3::text[]) OR s."externalId" IN (
            SELECT f.former_id FROM calcache.followed_calendar f WHERE f.present_id = ANY($3::text[]))))
    ), ${hostTables(shape, "true")}
    SELECT ${hostColumns(shape, "$5")}, (
      SELECT json_agg(json_build_array(f.former_id, f.present_id)) FROM calcache.followed_calendar f
      WHERE f.former_id = ANY($3::text[] || $4::text[])) AS followed`,
});

/** Where a calendar is named by an id that it had, and the one that it has. */
type FollowedTuple = [formerId: string, presentId: string];

/** People of a user's teams whose free/busy is asked for. */
export type Colleagues = {
  /** Null for nobody, and for a name that several of them have in different organisations. A key for chosen calendars opens nobody's. */
  byUsername: (username: string) => Host | null;
  /** Whoever has selected a calendar, the user first, with that calendar alone; null where nobody has. */
  byCalendar: (calendarId: string) => Host | null;
};

/**
 * Finds people whose time a key opens. Whoever isn't found may not be there or be another's: they aren't told apart.
 */
export async function findColleagues(
  { db, providers, now }: Pick<Engine, "db" | "providers" | "now">,
  { id, user, reach }: Pick<ApiKeyInfo, "id" | "user" | "reach">,
  usernames: readonly string[],
  calendarIds: readonly string[],
): Promise<Colleagues> {
  const names = usernames.map((name) => name.toLowerCase());
  const only = reach.kind === "calendars" ? reach.calendars : [];
  const [row] = await db.readPrepared<HostRows & { followed: FollowedTuple[] | null }>(
    colleagues(await hostShape(db)),
    [id, names, calendarIds, only, longOver(now())],
  );
  const found = row ? toHosts(row, providers) : [];
  const presentIds = new Map(row?.followed);
  const open = new Set(only.flatMap((id) => [id, presentIds.get(id) ?? id]));
  const opens = (externalId: string) => reach.kind !== "calendars" || open.has(externalId);
  const byName = Map.groupBy(found, ({ username }) => username?.toLowerCase());
  const ownFirst = found.toSorted((a, b) => Number(b.userId === user.id) - Number(a.userId === user.id));
  return {
    byUsername(username) {
      const [host, other] = byName.get(username.toLowerCase()) ?? [];
      return host && !other && reach.kind !== "calendars" ? host : null;
    },
    byCalendar(calendarId) {
      const ids = [calendarId, presentIds.get(calendarId)];
      for (const host of ownFirst) {
        const [calendar] = host.calendars.filter(
          ({ externalId }) => externalId !== null && ids.includes(externalId) && opens(externalId),
        );
        if (calendar) return { ...host, calendars: [calendar] };
      }
      return null;
    },
  };
}
