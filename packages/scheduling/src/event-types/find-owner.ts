import type { Engine } from "@calcache/calendar-cache";
import type { PreparedStatement } from "@calcache/prisma";

/** Whose page is asked for, by a slug in any case of letters. */
export type OwnerQuery = { teamSlug: string } | { username: string };

/** Somebody with a page, and how its one address writes their slug. */
export type FoundOwner = { kind: "team" | "user"; id: number; slug: string; name: string | null };

/** A team has a page of what of it is public, and a user of what they own: nobody else's being here is told. */
const shown = {
  team: `FROM "Team" o WHERE EXISTS (
    SELECT FROM "EventType" e WHERE e."teamId" = o.id AND NOT e.hidden
      AND EXISTS (SELECT FROM "Host" h WHERE h."eventTypeId" = e.id))`,
  user: `FROM users o WHERE EXISTS (
    SELECT FROM "EventType" e WHERE e."userId" = o.id AND e."teamId" IS NULL AND NOT e.hidden)`,
};

function statements(kind: FoundOwner["kind"], slug: string): PreparedStatement[] {
  const question = (name: string, condition: string) => ({
    name: `owner of pages: ${kind} ${name}`,
    text: `SELECT o.id, o.name, ${slug} AS slug ${shown[kind]} AND ${condition} ORDER BY o.id LIMIT 1`,
  });
  return [question("as written", `${slug} = $1`), question("in any case", `lower(${slug}) = lower($1)`)];
}

const byTeam = statements("team", "o.slug");
const byUser = statements("user", "o.username");

/** The team or user whose page a slug names; null if there is none with anything to book. */
export async function findOwner({ db }: Pick<Engine, "db">, query: OwnerQuery): Promise<FoundOwner | null> {
  const [kind, asked, slug] =
    "teamSlug" in query
      ? (["team", byTeam, query.teamSlug] as const)
      : (["user", byUser, query.username] as const);
  for (const statement of asked) {
    const [found] = await db.readPrepared<Omit<FoundOwner, "kind">>(statement, [slug]);
    if (found) return { kind, ...found };
  }
  return null;
}
