import { createHash, randomBytes } from "node:crypto";
import type { Database } from "@calcache/prisma";

/**
 * What the holder of a key may do:
 * - `read_write`: write events, read back what it wrote, read free/busy
 * - `free_busy_write`: write events, read nothing
 * - `free_busy`: read free/busy, write nothing
 * - `channels`: have channels, read which calendars changed, and nothing else
 *
 * None can touch an event that it didn't write.
 */
export const apiKeyScopes = ["read_write", "free_busy_write", "free_busy", "channels"] as const;
export type ApiKeyScope = (typeof apiKeyScopes)[number];

/** A key as it is listed: without the key itself, which nobody has but its holder. */
export type ApiKeyInfo = {
  id: string;
  /** whose calendars it opens */
  user: { id: number; email: string };
  scope: ApiKeyScope;
  note: string | null;
  createdAt: Date;
  expiresAt: Date | null;
  lastUsedAt: Date | null;
};

/** What every key begins with, so that people and scanners for secrets know it when they see it. */
const prefix = "cc_";
/** What keys began with at first: those that were made then are still good. */
const formerPrefix = "cal_";
const keyBytes = 32;

/** How often (ms) the use of a key is noted. */
const noteUseEvery = 60_000;

const columns = {
  read_write: "READ_WRITE",
  free_busy_write: "FREE_BUSY_WRITE",
  free_busy: "FREE_BUSY",
  channels: "CHANNELS",
} as const;
const scopes = {
  READ_WRITE: "read_write",
  FREE_BUSY_WRITE: "free_busy_write",
  FREE_BUSY: "free_busy",
  CHANNELS: "channels",
} as const;
const userSelect = { id: true, email: true } as const;
const include = { user: { select: userSelect } } as const;

/**
 * Makes a key for a user's calendars: the only time that it can be seen. Only its hash is kept; it is random, so that a hash
 * without salt tells nothing. Null when there is no such user, in whatever case of letters their address is written.
 *
 * @param now epoch ms
 */
export async function createApiKey(
  db: Database,
  wanted: { email: string; scope: ApiKeyScope; note: string | null; expiresAt: Date | null },
  now: number,
  random: (bytes: number) => Buffer = randomBytes,
): Promise<{ key: string; info: ApiKeyInfo } | null> {
  const { email, scope, note, expiresAt } = wanted;
  const [user] = await db.$queryRaw<{ id: number; email: string }[]>`
    SELECT id, email FROM users WHERE lower(email) = lower(${email}) ORDER BY email = ${email} DESC, id LIMIT 1`;
  if (!user) return null;
  const secret = random(keyBytes).toString("base64url");
  const row = await db.apiKey.create({
    data: {
      userId: user.id,
      scope: columns[scope],
      note,
      expiresAt,
      createdAt: new Date(now),
      hashedKey: hashOf(secret),
    },
  });
  return { key: prefix + secret, info: toInfo(row, user) };
}

/** All keys, the newest first. */
export async function listApiKeys(db: Database): Promise<ApiKeyInfo[]> {
  const rows = await db.apiKey.findMany({ include, orderBy: { createdAt: "desc" } });
  return rows.flatMap(({ user, ...row }) => (user ? [toInfo(row, user)] : []));
}

/** Ends a key at once. Its events stay where they are; nobody can change them any more. False when there is no such key. */
export async function revokeApiKey(db: Database, id: string): Promise<boolean> {
  return (await db.apiKey.deleteMany({ where: { id } })).count === 1;
}

/** The key that a caller holds, if it is one, hasn't expired, and its user is still there. */
export async function findApiKey(db: Database, key: string, now: number): Promise<ApiKeyInfo | null> {
  const begin = [prefix, formerPrefix].find((one) => key.startsWith(one));
  if (begin === undefined) return null;
  const row = await db.apiKey.findUnique({
    where: { hashedKey: hashOf(key.slice(begin.length)) },
    include,
  });
  if (!row?.user || (row.expiresAt !== null && row.expiresAt.getTime() <= now)) return null;
  if (row.lastUsedAt === null || now - row.lastUsedAt.getTime() >= noteUseEvery) {
    await db.apiKey.updateMany({ where: { id: row.id }, data: { lastUsedAt: new Date(now) } });
  }
  return toInfo(row, row.user);
}

const toInfo = (
  row: Omit<ApiKeyInfo, "scope" | "user"> & { scope: keyof typeof scopes },
  user: ApiKeyInfo["user"],
): ApiKeyInfo => {
  const { id, note, createdAt, expiresAt, lastUsedAt } = row;
  return { id, user, note, createdAt, expiresAt, lastUsedAt, scope: scopes[row.scope] };
};

/** As cal.com does it: of what follows the prefix. */
const hashOf = (secret: string) => createHash("sha256").update(secret).digest("hex");
