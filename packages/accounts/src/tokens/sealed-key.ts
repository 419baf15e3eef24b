import { createHash } from "node:crypto";
import { err, ok } from "@calcache/prisma";
import { z } from "zod";
import { fromJson, type Reading, type StoredTokens } from "./stored-tokens.ts";
import type { TokenCipher } from "./token-cipher.ts";

/** A `Credential.key` of our own: no token in the clear. */
export const sealedKey = z.looseObject({
  /** the access token's end in ms since the epoch */
  expiry_date: z.number(),
  encrypted: z.string(),
  /** The fingerprint of the refresh token that the team file gave last. */
  imported: z.string().optional(),
});

export type SealedKey = z.infer<typeof sealedKey>;

const secrets = z.object({ access_token: z.string(), refresh_token: z.string() });

/** Tells a refresh token from another without keeping it: the hexadecimal SHA-256. */
export const fingerprint = (token: string) => createHash("sha256").update(token).digest("hex");

/** The parts of a sealed key that hold these tokens. */
export function sealTokens(cipher: TokenCipher, { accessToken, refreshToken, expiresAt }: StoredTokens) {
  const text = JSON.stringify({ access_token: accessToken, refresh_token: refreshToken });
  return { expiry_date: expiresAt, encrypted: cipher.encrypt(text) };
}

export function readSealedKey(cipher: TokenCipher, key: SealedKey): Reading<SealedKey> {
  const decrypted = cipher.decrypt(key.encrypted);
  if (!decrypted.ok) return decrypted;
  const { success, data } = secrets.safeParse(fromJson(decrypted.value));
  if (!success) return err({ kind: "malformed" });
  return ok({
    tokens: { accessToken: data.access_token, refreshToken: data.refresh_token, expiresAt: key.expiry_date },
    replaced: (tokens) => ({ ...key, ...sealTokens(cipher, tokens) }),
  });
}
