import type { Engine } from "@calcache/calendar-cache";
import { type HostShape, hostShape, type PreparedStatement } from "@calcache/prisma";
import type { EventTypeQuery } from "./event-type-query.ts";
import { asWritten, inAnyCase, inOrganization, type NameComparison } from "./in-organization.ts";

/** An event type, and how its one address writes its slug and its owner's. */
export type EventTypeNames = {
  id: number;
  eventTypeSlug: string;
  owner: string;
  /** the language of its page; null or empty for the visitor's */
  interfaceLanguage: string | null;
};

const sources = {
  team: { owner: "t.slug", alias: "t", join: `JOIN "Team" t ON t.id = e."teamId"` },
  user: { owner: "u.username", alias: "u", join: `JOIN users u ON u.id = e."userId" AND e."teamId" IS NULL` },
};

function statement(
  kind: keyof typeof sources,
  compared: NameComparison,
  organization: string | null,
  shape: HostShape,
): PreparedStatement {
  const { owner, alias, join } = sources[kind];
  const isNamed = `${compared("e.slug")} = ${compared("$1")} AND ${compared(owner)} = ${compared("$2")}`;
  return {
    name: `names of an event type by ${compared(kind)}${organization === null ? "" : " and organization"}`,
    text: `
      SELECT e.id, e.slug AS "eventTypeSlug", ${owner} AS owner, e."interfaceLanguage" FROM "EventType" e ${join}
      WHERE ${isNamed} AND ${inOrganization(kind, alias, organization, shape, compared)}
      ORDER BY (${owner} = $2) DESC, (e.slug = $1) DESC, e.id LIMIT 1`,
  };
}

/**
 * The event type that slugs name, in whatever case of letters they are written; null if there is none. Of several that
 * differ in case only, the one that is written as it is asked for. Only where none is are all slugs compared, which no
 * index helps with: the tables are the host's.
 */
export async function findNames(
  { db }: Pick<Engine, "db">,
  query: Exclude<EventTypeQuery, { eventTypeId: number }>,
): Promise<EventTypeNames | null> {
  const kind = "teamSlug" in query ? "team" : "user";
  const owner = "teamSlug" in query ? query.teamSlug : query.username;
  const { eventTypeSlug, orgSlug } = query;
  const shape = await hostShape(db);
  for (const compared of [asWritten, inAnyCase]) {
    const asked = statement(kind, compared, orgSlug === undefined ? null : "$3", shape);
    const [found] = await db.readPrepared<EventTypeNames>(
      asked,
      [eventTypeSlug, owner, orgSlug ?? []].flat(),
    );
    if (found) return found;
  }
  return null;
}
