import type { Prisma } from "@calcache/prisma";
import { readKey } from "./credential-key.ts";
import { sealTokens } from "./sealed-key.ts";
import type { StoredTokens } from "./stored-tokens.ts";
import type { TokenCipher } from "./token-cipher.ts";

/** Whether the shared tables are ours: we made them, and nobody but us uses them. */
export async function standsAlone(db: Pick<Prisma.TransactionClient, "$queryRaw">): Promise<boolean> {
  const made = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM calcache.migration WHERE part = 'public' LIMIT 1`;
  return made.length > 0;
}

/**
 * New tokens of an account as `Credential.key`: sealed where nobody but us reads it. In a host's database, whose own code goes on with
 * the row, they are in the form of the stored key, or else as cal.com writes them.
 */
export function keyOfTokens(
  cipher: TokenCipher,
  isOwnDatabase: boolean,
  { address, tokens, storedKey }: { address: string; tokens: StoredTokens; storedKey?: unknown },
): Prisma.InputJsonObject {
  if (isOwnDatabase) return { email: address, ...sealTokens(cipher, tokens) };
  const stored = readKey(cipher, storedKey);
  if (stored.ok) return stored.value.replaced(tokens) as Prisma.InputJsonObject;
  return {
    token_type: "Bearer",
    access_token: tokens.accessToken,
    refresh_token: tokens.refreshToken,
    email: address,
    expiry_date: Math.floor(tokens.expiresAt / 1000),
  };
}
