import type { Database, PreparedStatement, Prisma } from "@calcache/prisma";

/** The sites that may show booking pages in a frame: null is all, and an empty list none but our own. */
export type EmbedSites = readonly string[] | null;

/** Who names sites: a team for its event types, a user for those of their own. */
export type SitesOwner = { teamId: number } | { userId: number };

/** Who names the sites that may show a team's or a user's list of event types. */
export const sitesOwner = ({ kind, id }: { kind: "team" | "user"; id: number }): SitesOwner =>
  kind === "team" ? { teamId: id } : { userId: id };

/** Whose pages they are: an owner's, or those of an event type, its bookings' too. */
export type EmbeddedPage = SitesOwner | { eventTypeId: number };

const statements = {
  teamId: "SELECT sites FROM calcache.embed_sites WHERE team_id = $1",
  userId: "SELECT sites FROM calcache.user_embed_sites WHERE user_id = $1",
  eventTypeId: `
    SELECT coalesce(t.sites, u.sites) AS sites FROM "EventType" e
    LEFT JOIN calcache.embed_sites t ON t.team_id = e."teamId"
    LEFT JOIN calcache.user_embed_sites u ON u.user_id = e."userId" AND e."teamId" IS NULL
    WHERE e.id = $1`,
};

const statement = (kind: keyof typeof statements): PreparedStatement => ({
  name: `embed sites by ${kind}`,
  text: statements[kind],
});

/** The sites that may show a page. */
export async function findEmbedSites(db: Database, page: EmbeddedPage): Promise<EmbedSites> {
  const [[kind, value] = []] = Object.entries(page) as [keyof typeof statements, number][];
  if (kind === undefined) return null;
  const [found] = await db.readPrepared<{ sites: string[] | null }>(statement(kind), [value]);
  return found?.sites ?? null;
}

/** Lets these sites show an owner's pages from now on; null lets all. */
export async function saveEmbedSites(
  db: Pick<Prisma.TransactionClient, "embedSites" | "userEmbedSites">,
  owner: SitesOwner,
  sites: EmbedSites,
): Promise<void> {
  if (sites === null) {
    if ("teamId" in owner) await db.embedSites.deleteMany({ where: owner });
    else await db.userEmbedSites.deleteMany({ where: owner });
    return;
  }
  const row = { sites: [...sites] };
  if ("teamId" in owner)
    await db.embedSites.upsert({ where: owner, create: { ...owner, ...row }, update: row });
  else await db.userEmbedSites.upsert({ where: owner, create: { ...owner, ...row }, update: row });
}
