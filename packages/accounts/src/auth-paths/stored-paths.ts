import type { Database } from "@calcache/prisma";
import { type AppCredential, readAppCredential } from "../tenants/app-credential.ts";
import { fromJson } from "../tokens/stored-tokens.ts";
import type { TokenCipher } from "../tokens/token-cipher.ts";
import { environmentPath, type PathRule } from "./choose-path.ts";

/** A way in which users sign in and their tokens are refreshed. */
export type AuthPath = {
  name: string;
  /** a tenant at the login, or the URL of one */
  authority: string;
  clientId: string;
  credential: AppCredential;
  /** what a sign-in asks for, parted by spaces */
  scope: string;
};

/** The auth paths of a kind of account, and whose each is. */
export type StoredPaths = { paths: ReadonlyMap<string, AuthPath>; rules: readonly PathRule[] };

/**
 * Looked up each time, so that whoever switches is heard at once. A path whose credential can't be decrypted isn't there.
 * @param own the environment's
 */
export async function readPaths(
  db: Database,
  cipher: TokenCipher,
  integration: string,
  own: AuthPath,
): Promise<StoredPaths> {
  const [stored, rules] = await Promise.all([
    db.authPath.findMany({ where: { integration } }),
    db.authPathRule.findMany({ where: { integration } }),
  ]);
  const paths = stored.flatMap(({ name, authority, clientId, scope, encrypted }): [string, AuthPath][] => {
    const decrypted = cipher.decrypt(encrypted);
    const credential = decrypted.ok ? readAppCredential(fromJson(decrypted.value)) : null;
    return credential === null ? [] : [[name, { name, authority, clientId, credential, scope }]];
  });
  return { paths: new Map([[environmentPath, own], ...paths]), rules };
}
