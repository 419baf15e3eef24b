import { ok } from "@calcache/prisma";
import { readKey } from "./tokens/credential-key.ts";
import { type Keyring, readEncryptedKey } from "./tokens/encrypted-key.ts";
import type { Reading } from "./tokens/stored-tokens.ts";
import type { TokenCipher } from "./tokens/token-cipher.ts";

/** The columns of a credential in which tokens may be; `encryptedKey` is null where the table has no such column. */
export type CredentialRow = {
  readonly type: string;
  readonly key: unknown;
  readonly encryptedKey: string | null;
};

/** What opens the credentials of this installation. */
export type CredentialKeys = {
  readonly cipher: TokenCipher;
  /** without it what only cal.com can open counts as encrypted under an unknown key */
  readonly keyring?: Keyring | undefined;
};

const noKeyring: Keyring = { current: null, keys: new Map() };

/**
 * The tokens of a credential. In newer databases of cal.com they are in two columns, of which its renewals write the one and not
 * always the other: those that end later count, and others are put into all that could be read.
 */
export function readCredential(
  { cipher, keyring = noKeyring }: CredentialKeys,
  row: CredentialRow,
): Reading<CredentialRow> {
  const key = readKey(cipher, row.key);
  const encrypted =
    row.encryptedKey === null ? null : readEncryptedKey({ cipher, keyring }, row.type, row.encryptedKey);
  const latest = latestOf(key, encrypted);
  if (!latest.ok) return latest;
  return ok({
    tokens: latest.value.tokens,
    replaced: (tokens) => ({
      ...row,
      key: key.ok ? key.value.replaced(tokens) : row.key,
      encryptedKey: encrypted?.ok ? encrypted.value.replaced(tokens) : row.encryptedKey,
    }),
  });
}

function latestOf(key: Reading<unknown>, encrypted: Reading<string> | null): Reading<unknown> {
  if (encrypted === null) return key;
  if (!key.ok || !encrypted.ok) return key.ok ? key : encrypted;
  return key.value.tokens.expiresAt >= encrypted.value.tokens.expiresAt ? key : encrypted;
}
