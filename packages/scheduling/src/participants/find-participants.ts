import type { Engine } from "@calcache/calendar-cache";
import { type HostShape, hostShape, type PreparedStatement } from "@calcache/prisma";
import { inOrganization } from "../event-types/names/in-organization.ts";
import { type Host, toHosts } from "../host-time/hosts/host.ts";
import { type HostRows, hostColumns, hostTables, longOver } from "../host-time/hosts/host-statement.ts";

/** How somebody is asked for: by username, or by email address in any case of letters. */
export type ParticipantName = { username: string } | { email: string };

/**
 * People by their usernames ($1) and addresses ($2), with their own default schedules and all the calendars that they selected,
 * for one event type or for all: whoever is busy in any isn't free.
 *
 * Anyone may ask when these people are free, so only those are found whose time is public already: hosts of a team's
 * visible event type, and owners of a visible one of their own. Everybody else is as unknown as somebody who doesn't
 * exist: the answer never tells who has an account here.
 */
const participants = (shape: HostShape): PreparedStatement => ({
  name: "participants",
  text: `
    WITH member AS MATERIALIZED (
      SELECT u.id AS "userId", NULL::int AS "scheduleId", NULL AS "timeZone" FROM users u
      WHERE (${isNamed(shape)} OR u.email = ANY($2::text[])) AND (
        EXISTS (
          SELECT FROM "Host" h JOIN "EventType" e ON e.id = h."eventTypeId" JOIN "Team" t ON t.id = e."teamId"
          WHERE h."userId" = u.id AND NOT e.hidden AND t.slug IS NOT NULL)
        OR EXISTS (
          SELECT FROM _user_eventtype h JOIN "EventType" e ON e.id = h."A" JOIN "Team" t ON t.id = e."teamId"
          WHERE h."B" = u.id AND NOT e.hidden AND t.slug IS NOT NULL
            AND NOT EXISTS (SELECT FROM "Host" newer WHERE newer."eventTypeId" = e.id))
        OR EXISTS (
          SELECT FROM "EventType" e WHERE e."userId" = u.id AND NOT e.hidden AND e."teamId" IS NULL))
    ), ${hostTables(shape, "true")}
    SELECT ${hostColumns(shape, "$3")},
           (SELECT json_agg(u.id) FROM member m JOIN users u ON u.id = m."userId" WHERE ${isNamed(shape)}) AS named`,
});

const isNamed = (shape: HostShape) =>
  `u.username = ANY($1::text[]) AND ${inOrganization("user", "u", null, shape)}`;

/** Looks people up by name, all in one query; a name without anybody behind it gives null. */
export async function findParticipants(
  { db, providers, now }: Pick<Engine, "db" | "providers" | "now">,
  names: readonly ParticipantName[],
): Promise<(name: ParticipantName) => Host | null> {
  const usernames = names.flatMap((name) => ("username" in name ? name.username : []));
  const emails = names.flatMap((name) => ("email" in name ? [name.email, name.email.toLowerCase()] : []));
  const [row] = await db.readPrepared<HostRows & { named: number[] | null }>(
    participants(await hostShape(db)),
    [usernames, emails, longOver(now())],
  );
  // Where no organisations are, usernames aren't unique to the database: of several people the first keeps the name.
  const found = row ? toHosts(row, providers).reverse() : [];
  // Somebody else of that name may be among them, asked for by address.
  const named = new Set(row?.named);
  const byUsername = new Map(
    found.filter(({ userId }) => named.has(userId)).map((host) => [host.username, host]),
  );
  const byEmail = new Map(found.map((host) => [host.email.toLowerCase(), host]));
  return (name) =>
    ("username" in name ? byUsername.get(name.username) : byEmail.get(name.email.toLowerCase())) ?? null;
}
