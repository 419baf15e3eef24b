import type { Database } from "@calcache/prisma";

/** All sites that teams and users named. */
export async function namedSites(db: Pick<Database, "$queryRaw">): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ site: string }[]>`
    SELECT unnest(sites) AS site FROM calcache.embed_sites
    UNION SELECT unnest(sites) FROM calcache.user_embed_sites`;
  return new Set(rows.map(({ site }) => site));
}

/** Whether a page's origin is among sites, by itself or by a domain's `*.`: in as many look-ups as its name has parts. */
export function isAmongSites(sites: ReadonlySet<string>, origin: string): boolean {
  if (sites.size === 0 || !URL.canParse(origin)) return false;
  const { protocol, hostname, port } = new URL(origin);
  const end = port === "" ? "" : `:${port}`;
  const parts = hostname.split(".");
  const wild = parts.slice(1).map((_, index) => `${protocol}//*.${parts.slice(index + 1).join(".")}${end}`);
  return [`${protocol}//${hostname}${end}`, ...wild].some((one) => sites.has(one));
}
