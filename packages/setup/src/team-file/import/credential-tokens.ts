import type { TokenCipher } from "@calcache/accounts";
import { type CredentialKey, credentialKey, fingerprint, sealTokens } from "@calcache/accounts";
import type { LinkedAccount } from "./linked-account.ts";

/**
 * Whether a credential keeps its tokens: the file's are those it was given before, which were rotated since, or they
 * end no later. Tokens that can't be decrypted, or were never encrypted, are not kept.
 */
export function mayKeepTokens(cipher: TokenCipher, storedKey: unknown, { key }: LinkedAccount): boolean {
  const stored = credentialKey.safeParse(storedKey);
  if (!stored.success || !cipher.decrypt(stored.data.encrypted).ok) return false;
  return (
    stored.data.imported === fingerprint(key.refresh_token) || key.expiry_date <= stored.data.expiry_date
  );
}

/** The file's tokens as `Credential.key`. */
export function keyOfEntry(cipher: TokenCipher, { key, address }: LinkedAccount): CredentialKey {
  const tokens = {
    accessToken: key.access_token,
    refreshToken: key.refresh_token,
    expiresAt: key.expiry_date,
  };
  return { email: address, ...sealTokens(cipher, tokens), imported: fingerprint(key.refresh_token) };
}
