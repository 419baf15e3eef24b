import type { Engine } from "@calcache/calendar-cache";
import type { PreparedStatement } from "@calcache/prisma";
import type { EventTypeQuery } from "./event-type-query.ts";

/** An event type, and how its one address writes its slug and its owner's. */
export type EventTypeNames = { id: number; eventTypeSlug: string; owner: string };

const statement = (name: string, owner: string, from: string, where: string): PreparedStatement => ({
  name: `names of an event type by ${name}`,
  text: `
    SELECT e.id, e.slug AS "eventTypeSlug", ${owner} AS owner FROM "EventType" e ${from}
    WHERE ${where} ORDER BY (${owner} = $2) DESC, (e.slug = $1) DESC, e.id LIMIT 1`,
});

const ofTeam = ["t.slug", `JOIN "Team" t ON t.id = e."teamId"`] as const;
const ofUser = ["u.username", `JOIN users u ON u.id = e."userId" AND e."teamId" IS NULL`] as const;
const asWritten = (owner: string) => `e.slug = $1 AND ${owner} = $2`;
const inAnyCase = (owner: string) => `lower(e.slug) = lower($1) AND lower(${owner}) = lower($2)`;

const byTeam = [
  statement("team", ...ofTeam, asWritten(ofTeam[0])),
  statement("team in any case", ...ofTeam, inAnyCase(ofTeam[0])),
];
const byUser = [
  statement("user", ...ofUser, asWritten(ofUser[0])),
  statement("user in any case", ...ofUser, inAnyCase(ofUser[0])),
];

/**
 * The event type that slugs name, in whatever case of letters they are written; null if there is none. Of several that
 * differ in case only, the one that is written as it is asked for. Only where none is are all slugs compared, which no
 * index helps with: the tables are the host's.
 */
export async function findNames(
  { db }: Pick<Engine, "db">,
  query: Exclude<EventTypeQuery, { eventTypeId: number }>,
): Promise<EventTypeNames | null> {
  const [statements, owner] =
    "teamSlug" in query ? ([byTeam, query.teamSlug] as const) : ([byUser, query.username] as const);
  for (const each of statements) {
    const [found] = await db.readPrepared<EventTypeNames>(each, [query.eventTypeSlug, owner]);
    if (found) return found;
  }
  return null;
}
