import type { Engine } from "@calcache/calendar-cache";
import { type HostShape, hostShape, type PreparedStatement } from "@calcache/prisma";
import type { OfOrganization } from "./event-type-query.ts";
import { asWritten, inAnyCase, inOrganization, type NameComparison } from "./in-organization.ts";

/** Whose page is asked for, by a slug in any case of letters. */
export type OwnerQuery = ({ teamSlug: string } | { username: string }) & OfOrganization;

/** Somebody with a page, and how its one address writes their slug. */
export type FoundOwner = { kind: "team" | "user"; id: number; slug: string; name: string | null };

/** A team has a page of what of it is public, and a user of what they own: nobody else's being here is told. */
const shown = {
  team: `FROM "Team" o WHERE EXISTS (
    SELECT FROM "EventType" e WHERE e."teamId" = o.id AND NOT e.hidden
      AND (EXISTS (SELECT FROM "Host" h WHERE h."eventTypeId" = e.id)
        OR EXISTS (SELECT FROM _user_eventtype h WHERE h."A" = e.id)))`,
  user: `FROM users o WHERE EXISTS (
    SELECT FROM "EventType" e WHERE e."userId" = o.id AND e."teamId" IS NULL AND NOT e.hidden)`,
};

const slugs = { team: "o.slug", user: "o.username" };

function statement(
  kind: FoundOwner["kind"],
  compared: NameComparison,
  organization: string | null,
  shape: HostShape,
): PreparedStatement {
  const slug = slugs[kind];
  return {
    name: `owner of pages: ${compared(kind)}${organization === null ? "" : " of an organization"}`,
    text: `
      SELECT o.id, o.name, ${slug} AS slug ${shown[kind]} AND ${compared(slug)} = ${compared("$1")}
        AND ${inOrganization(kind, "o", organization, shape, compared)}
      ORDER BY o.id LIMIT 1`,
  };
}

/** The team or user whose page a slug names; null if there is none with anything to book. */
export async function findOwner({ db }: Pick<Engine, "db">, query: OwnerQuery): Promise<FoundOwner | null> {
  const [kind, slug] =
    "teamSlug" in query ? (["team", query.teamSlug] as const) : (["user", query.username] as const);
  const { orgSlug } = query;
  const shape = await hostShape(db);
  for (const compared of [asWritten, inAnyCase]) {
    const asked = statement(kind, compared, orgSlug === undefined ? null : "$2", shape);
    const [found] = await db.readPrepared<Omit<FoundOwner, "kind">>(asked, [slug, orgSlug ?? []].flat());
    if (found) return { kind, ...found };
  }
  return null;
}
