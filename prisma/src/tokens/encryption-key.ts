import { Buffer } from "node:buffer";

const keyBytes = 32;

/**
 * Reads a 32-byte key as 64 hexadecimal digits, as base64 (either alphabet, with or without padding) or as 32
 * characters of text; null if it is none of these. The three can't be mistaken for one another: their lengths differ.
 */
export function parseEncryptionKey(text: string): Uint8Array | null {
  const bytes = decode(text);
  return bytes.length === keyBytes ? new Uint8Array(bytes) : null;
}

function decode(text: string): Buffer {
  if (/^[0-9a-f]{64}$/i.test(text)) return Buffer.from(text, "hex");
  if (/^[\w+/-]{43}=?$/.test(text)) return Buffer.from(text, "base64");
  return Buffer.from(text, "utf8");
}
