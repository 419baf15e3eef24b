import type { Database } from "@calcache/prisma";
import { hashOf } from "./api-key.ts";
import { type ElementToken, elementPrefix, elementTokenOf } from "./element-token.ts";
import { findGoodKey } from "./find-key.ts";
import { endedKeptFor } from "./usage/prune-keys.ts";

/**
 * The token that a caller holds, if it is one, hasn't expired, and its key is as good as ever: a revoked key's tokens end with it.
 * @param now epoch ms
 */
export async function findElementToken(
  db: Database,
  token: string,
  now: number,
): Promise<ElementToken | null> {
  if (!token.startsWith(elementPrefix)) return null;
  const hashedToken = hashOf(token.slice(elementPrefix.length));
  const row = await db.elementToken.findUnique({ where: { hashedToken } });
  if (!row || row.expiresAt.getTime() <= now) return null;
  const key = await findGoodKey(db, { id: row.apiKeyId }, now);
  return key && elementTokenOf(row, key);
}

/**
 * Whether there is, or was a day ago, a token for pages of an origin. One that has ended opens nothing, but its page has to be able to read
 * that, so that it gets another. @param now epoch ms
 */
export async function hasElementToken(db: Database, origin: string, now: number): Promise<boolean> {
  const [found] = await db.$queryRaw<{ is: boolean }[]>`
    SELECT EXISTS (
      SELECT FROM calcache.element_token WHERE origin = ${origin} AND expires_at > ${new Date(now - endedKeptFor)}
    ) AS is`;
  return found?.is ?? false;
}
