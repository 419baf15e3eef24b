import { type Database, isLocked, Prisma } from "@calcache/prisma";
import { type ApiKeyInfo, hashOf, include, toInfo } from "./api-key.ts";
import { prefix } from "./grant-key.ts";

/** What keys began with at first: those that were made then are still good. */
const formerPrefix = "cal_";

/** How often (ms) the use of a key is noted. */
const noteUseEvery = 60_000;

/**
 * The key that a caller holds, if it is one, is neither expired nor revoked, and its user is still there and not locked by the host.
 * @param now epoch ms
 */
export async function findApiKey(db: Database, key: string, now: number): Promise<ApiKeyInfo | null> {
  const begin = [prefix, formerPrefix].find((one) => key.startsWith(one));
  return begin === undefined ? null : findGoodKey(db, { hashedKey: hashOf(key.slice(begin.length)) }, now);
}

/** The same of a key that is known by its id or by its hash. */
export async function findGoodKey(
  db: Database,
  where: { hashedKey: string } | { id: string },
  now: number,
): Promise<ApiKeyInfo | null> {
  const isIt = "id" in where ? Prisma.sql`k.id = ${where.id}` : Prisma.sql`k.hashed_key = ${where.hashedKey}`;
  const [row, locked] = await Promise.all([
    db.apiKey.findUnique({ where, include }),
    db.$queryRaw<unknown[]>`
      SELECT 1 FROM calcache.api_key k JOIN users u ON u.id = k.user_id
      WHERE ${isIt} AND ${Prisma.raw(isLocked("u"))}`,
  ]);
  if (
    !row ||
    locked.length > 0 ||
    row.revokedAt !== null ||
    (row.expiresAt !== null && row.expiresAt.getTime() <= now)
  )
    return null;
  if (row.lastUsedAt === null || now - row.lastUsedAt.getTime() >= noteUseEvery)
    await db.apiKey.updateMany({ where: { id: row.id }, data: { lastUsedAt: new Date(now) } });
  return toInfo(row);
}
