import { randomBytes } from "node:crypto";
import type { Database } from "@calcache/prisma";
import { type ApiKeyInfo, type ApiKeyScope, hashOf, include, inDatabase, toInfo } from "./api-key.ts";
import type { Reach } from "./reach.ts";

/** What every key begins with, so that people and scanners for secrets know it when they see it. */
export const prefix = "cc_";
const keyBytes = 32;

/** What is granted, and to which application. */
export type Grant = {
  application: string | null;
  scopes: readonly ApiKeyScope[];
  expiresAt: Date | null;
  /** its user's and their colleagues' if nothing is said */
  reach?: Reach;
  origins?: readonly string[];
};

/**
 * Makes a key: the only time that it can be seen. Only its hash is kept.
 * @param actor who grants it, for its log
 * @param now epoch ms
 */
export async function grantKey(
  db: Database,
  userId: number,
  { application, scopes, expiresAt, reach = { kind: "colleagues" }, origins = [] }: Grant,
  actor: string,
  now: number,
  random: (bytes: number) => Buffer = randomBytes,
): Promise<{ key: string; info: ApiKeyInfo }> {
  const secret = random(keyBytes).toString("base64url");
  const row = await db.apiKey.create({
    data: {
      userId,
      application,
      scopes: scopes.map(inDatabase),
      expiresAt,
      reach: inDatabase(reach.kind),
      teamId: reach.kind === "team" ? reach.teamId : null,
      calendars: reach.kind === "calendars" ? [...reach.calendars] : [],
      origins: [...origins],
      createdAt: new Date(now),
      hashedKey: hashOf(secret),
      log: { create: { at: new Date(now), action: "GRANTED", actor } },
    },
    include,
  });
  const info = toInfo(row);
  if (info === null) throw new Error(`there is no user ${userId}`);
  return { key: prefix + secret, info };
}

/**
 * Makes a key for the user of an address, in whatever case of letters it is written; null where there is none.
 * @param now epoch ms
 */
export async function createApiKey(
  db: Database,
  { email, ...grant }: Grant & { email: string },
  now: number,
): Promise<{ key: string; info: ApiKeyInfo } | null> {
  const [user] = await db.$queryRaw<{ id: number }[]>`
    SELECT id FROM users WHERE lower(email) = lower(${email}) ORDER BY email = ${email} DESC, id LIMIT 1`;
  return user ? grantKey(db, user.id, grant, "npm run api-key", now) : null;
}
