import { randomBytes } from "node:crypto";
import type { Database } from "@calcache/prisma";
import { type ApiKeyInfo, hashOf } from "./api-key.ts";
import { type ElementScope, type ElementSubjects, elementPrefix } from "./element-token.ts";

/** s: how long a token is good where nothing is said, and at most. */
export const elementLasts = { usual: 3_600, most: 86_400 } as const;

/** How many of a key's may be good at once: a page that makes one for each view doesn't fill the database. */
export const mostElementTokens = 10_000;

/**
 * Makes a token of a part of what a key opens: the only time that it can be seen. Only its hash is kept. Null where the key has as many as it
 * may.
 * @param wish.subjects as they were found to be opened by the key
 * @param wish.seconds for how long it is good
 * @param now epoch ms
 */
export async function makeElementToken(
  db: Database,
  { id: apiKeyId }: Pick<ApiKeyInfo, "id">,
  wish: { scopes: readonly ElementScope[]; subjects: ElementSubjects; origin: string; seconds: number },
  now: number,
): Promise<{ token: string; expiresAt: Date } | null> {
  const { scopes, subjects, origin, seconds } = wish;
  const at = new Date(now);
  if ((await db.elementToken.count({ where: { apiKeyId, expiresAt: { gt: at } } })) >= mostElementTokens)
    return null;
  const secret = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now + seconds * 1000);
  await db.elementToken.create({
    data: {
      ...{ apiKeyId, origin, createdAt: at, expiresAt },
      scopes: [...scopes],
      userIds: [...subjects.userIds],
      teamIds: [...subjects.teamIds],
      eventTypeIds: [...subjects.eventTypeIds],
      hashedToken: hashOf(secret),
    },
  });
  return { token: elementPrefix + secret, expiresAt };
}
