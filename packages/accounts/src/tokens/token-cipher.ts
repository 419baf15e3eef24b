import { createHash } from "node:crypto";
import { err, ok, type Result } from "@calcache/prisma";
import { isWhole, type Sealed, seal, unseal } from "./aes-gcm.ts";

export type TokenCipher = {
  /** Encrypts under the current key: `v1.<key id>.<iv>.<ciphertext and tag>`, the last two in base64url. */
  readonly encrypt: (text: string) => string;
  readonly decrypt: (value: string) => Result<string, DecryptError>;
};

export type DecryptError =
  | { readonly kind: "malformed" }
  /** Encrypted under a key that isn't among those given; `keyId` is no secret. */
  | { readonly kind: "unknown-key"; readonly keyId: string }
  | { readonly kind: "tampered" };

type TokenKeys = {
  /** 32 bytes; encrypts and decrypts. */
  readonly key: Uint8Array;
  /** Former keys, which only decrypt: a value is under the current key from its next encryption on. */
  readonly previousKeys?: readonly Uint8Array[];
  /** Authenticated with each value: what was encrypted for another purpose doesn't decrypt. */
  readonly purpose?: "credential" | "guest-calendar" | "channel" | "tenant" | "auth-path";
};

/** AES-256-GCM for the tokens that are stored; by default those of credentials. */
export function createTokenCipher({
  key,
  previousKeys = [],
  purpose = "credential",
}: TokenKeys): TokenCipher {
  const currentId = keyIdOf(key);
  const keys = new Map([...previousKeys, key].map((each) => [keyIdOf(each), each]));

  return {
    encrypt(text) {
      const { iv, sealed } = seal(key, purpose, text);
      return ["v1", currentId, iv.toString("base64url"), sealed.toString("base64url")].join(".");
    },

    decrypt(value) {
      const parts = parse(value);
      if (parts === null) return err({ kind: "malformed" });
      const valueKey = keys.get(parts.keyId);
      if (valueKey === undefined) return err({ kind: "unknown-key", keyId: parts.keyId });
      const text = unseal(valueKey, purpose, parts);
      return text === null ? err({ kind: "tampered" }) : ok(text);
    },
  };
}

/** The first 8 hexadecimal digits of the key's SHA-256. */
const keyIdOf = (key: Uint8Array) => createHash("sha256").update(key).digest("hex").slice(0, 8);

function parse(value: string): ({ keyId: string } & Sealed) | null {
  const [, keyId, ivText, sealedText] = /^v1\.([0-9a-f]{8})\.([\w-]+)\.([\w-]+)$/.exec(value) ?? [];
  if (keyId === undefined || ivText === undefined || sealedText === undefined) return null;
  const iv = decodeCanonical(ivText);
  const sealed = decodeCanonical(sealedText);
  if (iv === null || sealed === null || !isWhole({ iv, sealed })) return null;
  return { keyId, iv, sealed };
}

/** One text per value: base64's unused last bits must be zero. */
function decodeCanonical(text: string): Buffer | null {
  const bytes = Buffer.from(text, "base64url");
  return bytes.toString("base64url") === text ? bytes : null;
}
