import { z } from "zod";
import type { Database } from "../client.ts";
import { CredentialError, type StoredTokens } from "./credential-key.ts";
import type { TokenCipher } from "./token-cipher.ts";
import { refreshLimits, type TokenStore } from "./token-store.ts";

const secrets = z.object({ accessToken: z.string(), refreshToken: z.string(), expiresAt: z.number() });

/** What `guest_calendar.sealed` holds of these tokens. */
export const sealGuestTokens = (
  cipher: TokenCipher,
  { accessToken, refreshToken, expiresAt }: StoredTokens,
): string => cipher.encrypt(JSON.stringify({ accessToken, refreshToken, expiresAt }));

function unseal(cipher: TokenCipher, id: number, sealed: string): StoredTokens {
  const decrypted = cipher.decrypt(sealed);
  if (!decrypted.ok) throw new CredentialError(decrypted.error.kind, id);
  return secrets.parse(JSON.parse(decrypted.value));
}

/**
 * Like {@link createTokenStore}, for the calendars of guests: a credential's id is the id of a `guest_calendar`.
 * @param db each refresh under way keeps one of its connections
 * @param cipher for the purpose `guest-calendar`
 */
export function createGuestTokenStore(db: Database, cipher: TokenCipher): TokenStore {
  return {
    async read(id) {
      const guest = await db.guestCalendar.findUnique({ where: { id }, select: { sealed: true } });
      return guest && unseal(cipher, id, guest.sealed);
    },

    refreshExclusively: (id, refresh) =>
      db.$transaction(async (transaction) => {
        const [locked] = await transaction.$queryRaw<{ sealed: string }[]>`
          SELECT sealed FROM calcache.guest_calendar WHERE id = ${id} FOR UPDATE`;
        if (locked === undefined) throw new CredentialError("missing", id);
        const stored = unseal(cipher, id, locked.sealed);
        const result = await refresh(stored);
        if (result.ok && result.value !== stored) {
          const sealed = sealGuestTokens(cipher, result.value);
          await transaction.guestCalendar.update({ where: { id }, data: { sealed } });
        }
        return result;
      }, refreshLimits),
  };
}
