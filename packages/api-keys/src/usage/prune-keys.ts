import type { Database } from "@calcache/prisma";

const day = 86_400_000;

/** ms for which a key's log is kept, and what is known of a key that was revoked. */
const logKeptFor = 90 * day;
/** ms: two years can be compared. */
const usageKeptFor = 750 * day;

/** ms for which a token is kept that has expired. */
export const endedKeptFor = day;

/** Forgets keys that were revoked long ago, tokens that expired, old log entries and old counts. @param now epoch ms */
export async function pruneKeys(db: Database, now: number): Promise<void> {
  await db.elementToken.deleteMany({ where: { expiresAt: { lte: new Date(now - endedKeptFor) } } });
  const before = { lt: new Date(now - logKeptFor) };
  await db.apiKey.deleteMany({ where: { revokedAt: before } });
  await db.apiKeyLogEntry.deleteMany({ where: { at: before, action: "CALLED" } });
  await db.apiUsage.deleteMany({ where: { day: { lt: new Date(now - usageKeptFor) } } });
}
