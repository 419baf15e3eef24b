import { err, ok } from "@calcache/prisma";
import { plainKey, readPlainKey } from "./plain-key.ts";
import { readSealedKey, sealedKey } from "./sealed-key.ts";
import { fromJson, type Reading } from "./stored-tokens.ts";
import type { TokenCipher } from "./token-cipher.ts";

/** The tokens in a `Credential.key`: sealed by us, or as cal.com writes it; very old rows of cal.com hold the JSON as a text. */
export function readKey(cipher: TokenCipher, key: unknown): Reading<unknown> {
  if (typeof key === "string") return readJsonText(cipher, key);
  const sealed = sealedKey.safeParse(key);
  if (sealed.success) return readSealedKey(cipher, sealed.data);
  const plain = plainKey.safeParse(key);
  return plain.success ? ok(readPlainKey(plain.data)) : err({ kind: "malformed" });
}

/** The same of a text that is JSON; replaced, it is a text again. */
export function readJsonText(cipher: TokenCipher, text: string): Reading<string> {
  const inner = readKey(cipher, fromJson(text));
  if (!inner.ok) return inner;
  const { tokens, replaced } = inner.value;
  return ok({ tokens, replaced: (others) => JSON.stringify(replaced(others)) });
}
