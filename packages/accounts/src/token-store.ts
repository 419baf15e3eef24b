import type { Database, Result } from "@calcache/prisma";
import { CredentialError, type StoredTokens, sealTokens, unsealTokens } from "./credential-key.ts";
import type { TokenCipher } from "./token-cipher.ts";

export type TokenStore = {
  /** The tokens as stored now; null where the credential is gone. @throws CredentialError if it can't be decrypted */
  readonly read: (credentialId: number) => Promise<StoredTokens | null>;
  /**
   * Runs `refresh` on the tokens as stored now, and stores what it succeeds with before anybody else may refresh this
   * credential: two processes at once refresh once if `refresh` looks at what it is given. Other credentials don't
   * wait. If it fails, throws or its process dies, the stored tokens stay.
   * @throws CredentialError where the credential is gone or can't be decrypted
   */
  readonly refreshExclusively: <E>(
    credentialId: number,
    refresh: (stored: StoredTokens) => Promise<Result<StoredTokens, E>>,
  ) => Promise<Result<StoredTokens, E>>;
};

/** Longer than a slow login, after having waited for another process's slow login. */
export const refreshLimits = { timeout: 120_000, maxWait: 60_000 };

/**
 * Microsoft tokens in the database, encrypted.
 * @param db each refresh under way keeps one of its connections
 */
export function createTokenStore(db: Database, cipher: TokenCipher): TokenStore {
  return {
    async read(id) {
      const credential = await db.credential.findUnique({ where: { id }, select: { key: true } });
      return credential && unsealTokens(cipher, id, credential.key);
    },

    refreshExclusively: (id, refresh) =>
      db.$transaction(async (transaction) => {
        const [locked] = await transaction.$queryRaw<{ key: object }[]>`
          SELECT key FROM "Credential" WHERE id = ${id} FOR UPDATE`;
        if (locked === undefined) throw new CredentialError("missing", id);
        const stored = unsealTokens(cipher, id, locked.key);
        const result = await refresh(stored);
        if (result.ok && result.value !== stored) {
          const key = { ...locked.key, ...sealTokens(cipher, result.value) };
          await transaction.credential.update({ where: { id }, data: { key, invalid: false } });
        }
        return result;
      }, refreshLimits),
  };
}
