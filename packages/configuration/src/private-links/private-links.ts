import { type Database, err, hostShape, ok, type Prisma, type Result } from "@calcache/prisma";
import { mostPrivateLinks, type PrivateLinkEntry } from "../fields/private-link-fields.ts";

/** A private link of an event type. One with a last moment isn't counted, as in cal.com; `maxUsageCount` 0 is no limit. */
export type StoredPrivateLink = {
  id: number;
  link: string;
  /** epoch ms; null for a link that is counted */
  expiresAt: number | null;
  maxUsageCount: number;
  usageCount: number;
};

/** Whether private links can be kept: older versions of cal.com don't count them. */
export const keepsPrivateLinks = async (db: Database): Promise<boolean> =>
  (await hostShape(db)).has("HashedLink.usageCount");

/** The columns of a private link. One is good for a single booking where nothing is said. */
export const privateLinkColumns = ({ expiresAt, maxUsageCount = 1 }: PrivateLinkEntry) => ({
  expiresAt: expiresAt === undefined ? null : new Date(expiresAt),
  maxUsageCount,
});

/** The private links of an event type, the oldest first. */
export async function listPrivateLinks(db: Database, eventTypeId: number): Promise<StoredPrivateLink[]> {
  const rows = await db.hashedLink.findMany({ where: { eventTypeId }, orderBy: { id: "asc" } });
  return rows.map(({ eventTypeId: _, expiresAt, ...row }) => ({
    ...row,
    expiresAt: expiresAt?.getTime() ?? null,
  }));
}

/** Makes a private link. `gone`: there is no such event type any more. `too-many`: it has as many as it may. */
export function addPrivateLink(
  db: Database,
  eventTypeId: number,
  entry: PrivateLinkEntry,
): Promise<Result<null, { kind: "gone" | "too-many" }>> {
  return db.$transaction(async (transaction) => {
    // Two forms that are sent at once each see what the other saved.
    const found = await transaction.$queryRaw<unknown[]>`
      SELECT id FROM "EventType" WHERE id = ${eventTypeId} FOR NO KEY UPDATE`;
    if (found.length === 0) return err({ kind: "gone" });
    const count = await transaction.hashedLink.count({ where: { eventTypeId } });
    if (count >= mostPrivateLinks) return err({ kind: "too-many" });
    const data = { eventTypeId, link: entry.linkId, ...privateLinkColumns(entry) };
    await transaction.hashedLink.create({ data });
    return ok(null);
  });
}

/** Removes a private link of an event type; bookings that were made by it stay. The answer is whether there was one. */
export async function deletePrivateLink(
  db: Pick<Prisma.TransactionClient, "hashedLink">,
  eventTypeId: number,
  id: number,
): Promise<boolean> {
  const { count } = await db.hashedLink.deleteMany({ where: { id, eventTypeId } });
  return count > 0;
}
