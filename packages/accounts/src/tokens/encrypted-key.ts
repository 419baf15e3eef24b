import { err, ok } from "@calcache/prisma";
import { z } from "zod";
import { parted, seal, unseal } from "./aes-gcm.ts";
import { readJsonText } from "./credential-key.ts";
import { fromJson, type Reading } from "./stored-tokens.ts";
import type { TokenCipher } from "./token-cipher.ts";

/** cal.com's own keys for credentials, each of 32 bytes, by their names in upper case; `current` encrypts. */
export type Keyring = {
  readonly current: string | null;
  readonly keys: ReadonlyMap<string, Uint8Array>;
};

const bytes = z.string().transform((text) => Buffer.from(text, "base64url"));

/** What newer cal.com writes as `Credential.encryptedKey`, beside `key` (calcom/cal.diy#27154). */
const envelope = z.object({
  v: z.literal(1),
  alg: z.literal("AES-256-GCM"),
  ring: z.literal("CREDENTIALS"),
  kid: z.string(),
  nonce: bytes,
  ct: bytes,
  tag: bytes,
});

/** @param type the credential's, which is authenticated */
export function readEncryptedKey(
  { cipher, keyring }: { cipher: TokenCipher; keyring: Keyring },
  type: string,
  text: string,
): Reading<string> {
  const parsed = envelope.safeParse(fromJson(text));
  if (!parsed.success) return err({ kind: "malformed" });
  const { kid, nonce, ct, tag } = parsed.data;
  const key = keyring.keys.get(kid.toUpperCase());
  if (key === undefined) return err({ kind: "unknown-key", keyId: kid });
  const authenticated = JSON.stringify({ type });
  const opened = unseal(key, authenticated, { iv: nonce, sealed: Buffer.concat([ct, tag]) });
  if (opened === null) return err({ kind: "tampered" });
  const inner = readJsonText(cipher, opened);
  if (!inner.ok) return inner;
  const { tokens, replaced } = inner.value;
  const [newKid, newKey] = currentOf(keyring) ?? [kid, key];
  return ok({
    tokens,
    replaced(others) {
      const { iv, sealed } = seal(newKey, authenticated, replaced(others));
      const [ciphertext, newTag] = parted(sealed).map((part) => part.toString("base64url"));
      const { v, alg, ring } = parsed.data;
      return JSON.stringify({
        v,
        alg,
        ring,
        kid: newKid,
        nonce: iv.toString("base64url"),
        ct: ciphertext,
        tag: newTag,
      });
    },
  });
}

function currentOf({ current, keys }: Keyring): [string, Uint8Array] | null {
  const key = current === null ? undefined : keys.get(current.toUpperCase());
  return current === null || key === undefined ? null : [current, key];
}
