import type { PrivateLinkEntry } from "@calcache/configuration";
import { type Database, hostShape } from "@calcache/prisma";

/** The private links of event types, by their ids. */
export async function exportPrivateLinks(db: Database): Promise<ReadonlyMap<number, PrivateLinkEntry[]>> {
  if (!(await hostShape(db)).has("HashedLink.usageCount")) return new Map();
  const rows = await db.hashedLink.findMany({ orderBy: { id: "asc" } });
  const byEventType = Map.groupBy(rows, ({ eventTypeId }) => eventTypeId);
  return new Map(
    [...byEventType].map(([id, links]) => [
      id,
      links.map(({ link: linkId, expiresAt, maxUsageCount }) => ({
        linkId,
        ...(expiresAt ? { expiresAt: expiresAt.toISOString() } : maxUsageCount !== 1 && { maxUsageCount }),
      })),
    ]),
  );
}
