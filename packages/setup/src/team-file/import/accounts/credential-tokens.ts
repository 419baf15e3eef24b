import { fingerprint, keyOfTokens, readKey, type StoredTokens, sealedKey } from "@calcache/accounts";
import type { Prisma } from "@calcache/prisma";
import type { ImportContext } from "../context/import-context.ts";
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

/** The file's tokens as `Credential.key`. Our own remembers which they were, so that the same file doesn't bring them back. */
export function keyOfEntry(
  { cipher, isOwnDatabase }: Keys,
  { key, address }: LinkedAccount,
  storedKey?: unknown,
): Prisma.InputJsonObject {
  const tokens: StoredTokens = {
    accessToken: key.access_token,
    refreshToken: key.refresh_token,
    expiresAt: key.expiry_date,
  };
  const written = keyOfTokens(cipher, isOwnDatabase, { address, tokens, storedKey });
  return isOwnDatabase ? { ...written, imported: fingerprint(key.refresh_token) } : written;
}
