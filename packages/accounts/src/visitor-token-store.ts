import { err, ok } from "@calcache/prisma";
import { z } from "zod";
import { type TokenDatabases, type TokenStore, tokenStoreOf } from "./token-store.ts";
import { fromJson, type Reading, type StoredTokens } from "./tokens/stored-tokens.ts";
import type { TokenCipher } from "./tokens/token-cipher.ts";

const secrets = z.object({ accessToken: z.string(), refreshToken: z.string(), expiresAt: z.number() });

/** What `guest_calendar.sealed` holds of these tokens. */
export const sealVisitorTokens = (
  cipher: TokenCipher,
  { accessToken, refreshToken, expiresAt }: StoredTokens,
): string => cipher.encrypt(JSON.stringify({ accessToken, refreshToken, expiresAt }));

/**
 * The tokens of visitors' accounts, by the ids of `guest_calendar`.
 * @param cipher for the purpose `guest-calendar`
 */
export const createVisitorTokenStore = (databases: TokenDatabases, cipher: TokenCipher): TokenStore =>
  tokenStoreOf<{ sealed: string }>(databases, {
    select: (from, id, lock) => from.$queryRaw<{ sealed: string }[]>`
      SELECT sealed FROM calcache.guest_calendar WHERE id = ${id} ${lock}`,
    open: ({ sealed }) => open(cipher, sealed),
    write: (to, id, { sealed }) =>
      to.$executeRaw`UPDATE calcache.guest_calendar SET sealed = ${sealed} WHERE id = ${id}`,
  });

function open(cipher: TokenCipher, sealed: string): Reading<{ sealed: string }> {
  const decrypted = cipher.decrypt(sealed);
  if (!decrypted.ok) return decrypted;
  const tokens = secrets.safeParse(fromJson(decrypted.value));
  if (!tokens.success) return err({ kind: "malformed" });
  return ok({
    tokens: tokens.data,
    replaced: (others) => ({ sealed: sealVisitorTokens(cipher, others) }),
  });
}
