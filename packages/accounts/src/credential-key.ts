import { createHash } from "node:crypto";
import { z } from "zod";
import type { TokenCipher } from "./token-cipher.ts";

/** A user's delegated tokens; `expiresAt` is the access token's end in milliseconds since the epoch. */
export type StoredTokens = {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresAt: number;
};

/** What `Credential.key` holds: no token in the clear. */
export const credentialKey = z.object({
  email: z.string(),
  expiry_date: z.number(),
  encrypted: z.string(),
  /** The fingerprint of the refresh token that the team file gave last. */
  imported: z.string().optional(),
});

export type CredentialKey = z.infer<typeof credentialKey>;

const secrets = z.object({ access_token: z.string(), refresh_token: z.string() });

/** Tells a refresh token from another without keeping it: the hexadecimal SHA-256. */
export const fingerprint = (token: string) => createHash("sha256").update(token).digest("hex");

/** The parts of `Credential.key` that hold these tokens. */
export function sealTokens(cipher: TokenCipher, { accessToken, refreshToken, expiresAt }: StoredTokens) {
  const text = JSON.stringify({ access_token: accessToken, refresh_token: refreshToken });
  return { expiry_date: expiresAt, encrypted: cipher.encrypt(text) };
}

/** Thrown for a stored credential that can't be used as it is: a wrong encryption key, most likely. */
export class CredentialError extends Error {
  override readonly name = "CredentialError";
  readonly kind: "missing" | "malformed" | "unknown-key" | "tampered";
  readonly credentialId: number;

  constructor(kind: CredentialError["kind"], credentialId: number) {
    super(`credential ${credentialId} is ${reasons[kind]}`);
    this.kind = kind;
    this.credentialId = credentialId;
  }
}

const reasons = {
  missing: "not in the database",
  malformed: "not stored in a form that can be read",
  "unknown-key": "encrypted under a key that isn't configured",
  tampered: "not what was encrypted",
} as const;

/** The tokens in a `Credential.key`. @throws CredentialError */
export function unsealTokens(cipher: TokenCipher, credentialId: number, key: unknown): StoredTokens {
  const parsed = credentialKey.safeParse(key);
  if (!parsed.success) throw new CredentialError("malformed", credentialId);
  const decrypted = cipher.decrypt(parsed.data.encrypted);
  if (!decrypted.ok) throw new CredentialError(decrypted.error.kind, credentialId);
  const { access_token, refresh_token } = secrets.parse(JSON.parse(decrypted.value));
  return { accessToken: access_token, refreshToken: refresh_token, expiresAt: parsed.data.expiry_date };
}
