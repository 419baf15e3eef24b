import type { Database, Prisma } from "@calcache/prisma";
import { type ApiKeyInfo, include, toInfo } from "./api-key.ts";

/** Keys that somebody sees to: their own, and those for teams that they administer. */
export type KeysOf = { userId: number; teamIds: readonly number[] };

const ofWhom = (of: KeysOf | null): Prisma.ApiKeyWhereInput =>
  of === null ? {} : { OR: [{ userId: of.userId }, { reach: "TEAM", teamId: { in: [...of.teamIds] } }] };

/** Keys that aren't revoked, the newest first: all, or somebody's. Expired ones are listed too. */
export async function listApiKeys(db: Database, of: KeysOf | null = null): Promise<ApiKeyInfo[]> {
  const rows = await db.apiKey.findMany({
    where: { ...ofWhom(of), revokedAt: null },
    include,
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
  });
  return rows.flatMap((row) => toInfo(row) ?? []);
}

/**
 * Ends a key at once, and its channels with it. Its events stay where they are; nobody can change them any more. False when there is
 * no such key.
 * @param actor who revokes it, for its log
 * @param of whose it must be; anybody's if nothing is said
 * @param now epoch ms
 */
export async function revokeApiKey(
  db: Database,
  id: string,
  actor: string,
  now: number,
  of: KeysOf | null = null,
): Promise<boolean> {
  const at = new Date(now);
  return db.$transaction(async (tx) => {
    const where = { ...ofWhom(of), id, revokedAt: null };
    const { count } = await tx.apiKey.updateMany({ where, data: { revokedAt: at } });
    if (count === 0) return false;
    await tx.channel.deleteMany({ where: { apiKeyId: id } });
    await tx.apiKeyLogEntry.create({ data: { apiKeyId: id, at, action: "REVOKED", actor } });
    return true;
  });
}

/** The origins of pages that may use keys from browsers. @param now epoch ms */
export async function namedOrigins(db: Database, now: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ origin: string }[]>`
    SELECT DISTINCT unnest(origins) AS origin FROM calcache.api_key
    WHERE cardinality(origins) > 0 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ${new Date(now)})`;
  return rows.map(({ origin }) => origin);
}
