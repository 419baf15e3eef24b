import type { Database, PreparedStatement, Prisma } from "@calcache/prisma";

/** The sites that may show a team's booking pages in a frame: null is all, and an empty list none but our own. */
export type EmbedSites = readonly string[] | null;

/** Whose pages they are: a team's, or those of an event type, its bookings' too. */
export type EmbeddedPage = { teamId: number } | { eventTypeId: number };

const from = {
  teamId: `calcache.embed_sites s WHERE s.team_id = $1`,
  eventTypeId: `calcache.embed_sites s JOIN "EventType" e ON e."teamId" = s.team_id WHERE e.id = $1`,
};

const statement = (kind: keyof typeof from): PreparedStatement => ({
  name: `embed sites by ${kind}`,
  text: `SELECT s.sites FROM ${from[kind]}`,
});

/** The sites that may show a page. Users' own pages have no such list. */
export async function findEmbedSites(db: Database, page: EmbeddedPage): Promise<EmbedSites> {
  const [[kind, value] = []] = Object.entries(page) as [keyof typeof from, number][];
  if (kind === undefined) return null;
  const [found] = await db.readPrepared<{ sites: string[] }>(statement(kind), [value]);
  return found?.sites ?? null;
}

/** Lets these sites show a team's pages from now on; null lets all. */
export async function saveEmbedSites(
  db: Pick<Prisma.TransactionClient, "embedSites">,
  teamId: number,
  sites: EmbedSites,
): Promise<void> {
  if (sites === null) {
    await db.embedSites.deleteMany({ where: { teamId } });
    return;
  }
  const row = { sites: [...sites] };
  await db.embedSites.upsert({ where: { teamId }, create: { teamId, ...row }, update: row });
}
