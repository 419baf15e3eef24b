import type { DecryptError } from "./token-cipher.ts";

/** Why stored tokens can't be read. */
export type Unreadable = DecryptError;

/** Thrown for a stored credential that can't be used as it is: a wrong encryption key, most likely. */
export class CredentialError extends Error {
  override readonly name = "CredentialError";
  readonly kind: "missing" | Unreadable["kind"];
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
