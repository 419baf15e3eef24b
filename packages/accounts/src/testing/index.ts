import { createCipheriv, randomBytes } from "node:crypto";
import type { Database } from "@calcache/prisma";

/** cal.com's key, as its environment has it. */
export const calcomKey = new Uint8Array(32).fill(1);
export const calcomKeyring = { current: "K1", keys: new Map([["K1", calcomKey]]) };

/**
 * A `Credential.encryptedKey` as cal.com makes it (calcom/cal.diy#27154), written apart from what reads it.
 * @param authenticated the credential's type, and nothing else
 */
export function encryptedByCalcom(key: unknown, authenticated: { readonly type: string }): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", calcomKey, nonce);
  cipher.setAAD(Buffer.from(JSON.stringify(authenticated)));
  const ct = Buffer.concat([cipher.update(JSON.stringify(key)), cipher.final()]).toString("base64url");
  const tag = cipher.getAuthTag().toString("base64url");
  const parts = { kid: "K1", nonce: nonce.toString("base64url"), ct, tag };
  return JSON.stringify({ v: 1, alg: "AES-256-GCM", ring: "CREDENTIALS", ...parts });
}

/** Tokens' statements in one client, whichever they are. */
export const allIn = (db: Database) => ({ reads: db, refreshes: () => db });
