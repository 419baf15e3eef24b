import { fingerprint, readKey, type StoredTokens, sealedKey, sealTokens } from "@calcache/accounts";
import type { Prisma } from "@calcache/prisma";
import type { ImportContext } from "./import-context.ts";
import type { LinkedAccount } from "./linked-account.ts";

type Keys = Pick<ImportContext, "cipher" | "isOwnDatabase">;

/**
 * Whether a credential keeps its tokens: the file's are those it was given before, which were rotated since, or they
 * end no later. Tokens that can't be read, or in our own database were never sealed, are not kept.
 */
export function mayKeepTokens(
  { cipher, isOwnDatabase }: Keys,
  storedKey: unknown,
  { key }: LinkedAccount,
): boolean {
  const sealed = sealedKey.safeParse(storedKey);
  const stored = readKey(cipher, storedKey);
  if (!stored.ok || (isOwnDatabase && !sealed.success)) return false;
  const { refreshToken, expiresAt } = stored.value.tokens;
  const isTheSame =
    refreshToken === key.refresh_token || sealed.data?.imported === fingerprint(key.refresh_token);
  return isTheSame || key.expiry_date <= expiresAt;
}

/**
 * The file's tokens as `Credential.key`: sealed where nobody but us reads it. In a host's database, whose own code goes on with the
 * row, they are in the form of the stored key, or else as cal.com writes them.
 */
export function keyOfEntry(
  { cipher, isOwnDatabase }: Keys,
  { key, address }: LinkedAccount,
  storedKey?: unknown,
): Prisma.InputJsonValue {
  const tokens: StoredTokens = {
    accessToken: key.access_token,
    refreshToken: key.refresh_token,
    expiresAt: key.expiry_date,
  };
  if (isOwnDatabase) {
    return { email: address, ...sealTokens(cipher, tokens), imported: fingerprint(key.refresh_token) };
  }
  const stored = readKey(cipher, storedKey);
  if (stored.ok) return stored.value.replaced(tokens) as Prisma.InputJsonValue;
  const { access_token, refresh_token, expiry_date } = key;
  return {
    token_type: "Bearer",
    access_token,
    refresh_token,
    email: address,
    expiry_date: Math.floor(expiry_date / 1000),
  };
}
