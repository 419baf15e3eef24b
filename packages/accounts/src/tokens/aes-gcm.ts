import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const algorithm = "aes-256-gcm";
const ivBytes = 12;
const tagBytes = 16;

/** An encrypted text: the ciphertext, and behind it the 16 bytes of its tag. */
export type Sealed = { readonly iv: Buffer; readonly sealed: Buffer };

/** @param key 32 bytes */
export function seal(key: Uint8Array, authenticated: string, text: string): Sealed {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(authenticated));
  return { iv, sealed: Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]) };
}

/** Null where anything isn't as it was sealed. */
export function unseal(key: Uint8Array, authenticated: string, { iv, sealed }: Sealed): string | null {
  if (!isWhole({ iv, sealed })) return null;
  const decipher = createDecipheriv(algorithm, key, iv, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(authenticated)).setAuthTag(sealed.subarray(-tagBytes));
  const text = decipher.update(sealed.subarray(0, -tagBytes));
  try {
    return Buffer.concat([text, decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

/** Whether it has the lengths of something sealed. */
export const isWhole = ({ iv, sealed }: Sealed) => iv.length === ivBytes && sealed.length >= tagBytes;

/** The ciphertext alone, and the tag alone. */
export const parted = (sealed: Buffer) =>
  [sealed.subarray(0, -tagBytes), sealed.subarray(-tagBytes)] as const;
