import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";

/** 256 random bits, as 43 letters. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** What the database knows a secret by: whoever reads the table can't use it. SHA-256, hex. */
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** What only who has the key can say of a text, in 43 letters. */
export const macOf = (key: string | Uint8Array, text: string): string =>
  createHmac("sha256", key).update(text).digest("base64url");

/** Compared without telling by its time how much of it is right. */
export function isMac(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A key for one purpose: what is signed for it proves nothing elsewhere. @param key 32 bytes */
export const keyFor = (
  key: Uint8Array,
  purpose: "invitation" | "form" | "account-link" | "request" | "status",
): Uint8Array => new Uint8Array(hkdfSync("sha256", key, "", `calcache ${purpose}`, 32));
