import type { Database } from "@calcache/prisma";
import type { Proof } from "../microsoft/microsoft-login.ts";
import { hashOf, macOf, newSecret } from "../secrets/secrets.ts";

/** What a sign-in is for. */
export type Aim =
  | { purpose: "sign_in"; invitationId: string | null }
  /**
   * @property credentialId the account that has to come back; null for any
   * @property tenantId the organisation of the account that is asked for, as far as is known
   * @property linkId the link that was opened; null for whoever is signed in
   * @property path the name of the auth path whose app is said to have an administrator's consent
   */
  | {
      purpose: "connect";
      userId: number;
      credentialId: number | null;
      tenantId: string | null;
      linkId: string | null;
    }
  | { purpose: "admin_consent"; tenantId: string; path: string }
  | { purpose: "visitor" };

export type Attempt = Aim & {
  /** a path of our own */
  returnTo: string;
};

/** An attempt that a browser is back from, with the name of the auth path that it took. */
type Taken = { attempt: Attempt; path: string; proof: Proof };

/** How long a user may take at Microsoft, in ms. */
export const attemptLifetime = 15 * 60_000;

/**
 * Sign-ins under way. The state is known as a hash; nonce and code verifier are known to nobody but the browser, from whose secret
 * and the state they follow: an answer is worth nothing in another browser, and the table to nobody.
 */
export function createAttempts(db: Database, now: () => number) {
  return {
    /**
     * @param path the name of the auth path
     * @param browser the secret in the browser's cookie; null where it has none yet
     */
    async begin(
      attempt: Attempt,
      path: string,
      browser: string | null,
    ): Promise<{ proof: Proof; browser: string }> {
      const secret = browser ?? newSecret();
      const state = newSecret();
      await db.signInAttempt.create({
        data: {
          ...attempt,
          path,
          stateHash: hashOf(state),
          browserHash: hashOf(secret),
          expiresAt: new Date(now() + attemptLifetime),
        },
      });
      return { proof: proofOf(state, secret), browser: secret };
    },

    /** Takes the attempt of a state, once; null where there is none, it is too old, or another browser's. */
    async take(state: string, browser: string): Promise<Taken | null> {
      const where = { stateHash: hashOf(state), browserHash: hashOf(browser) };
      const row = await db.signInAttempt.findFirst({ where });
      const { count } = await db.signInAttempt.deleteMany({ where });
      if (row === null || count === 0 || row.expiresAt.getTime() <= now()) return null;
      const attempt = attemptOf(row);
      return attempt && { attempt, path: row.path, proof: proofOf(state, browser) };
    },

    async prune(): Promise<void> {
      await db.signInAttempt.deleteMany({ where: { expiresAt: { lte: new Date(now()) } } });
    },
  };
}

const proofOf = (state: string, browser: string): Proof => ({
  state,
  nonce: macOf(browser, `nonce ${state}`),
  codeVerifier: macOf(browser, `verifier ${state}`),
});

type Row = NonNullable<Awaited<ReturnType<Database["signInAttempt"]["findFirst"]>>>;

function attemptOf({
  purpose,
  userId,
  credentialId,
  invitationId,
  tenantId,
  linkId,
  path,
  returnTo,
}: Row): Attempt | null {
  switch (purpose) {
    case "sign_in":
      return { purpose, invitationId, returnTo };
    case "connect":
      return userId === null ? null : { purpose, userId, credentialId, tenantId, linkId, returnTo };
    case "admin_consent":
      return tenantId === null ? null : { purpose, tenantId, path, returnTo };
    case "visitor":
      return { purpose, returnTo };
  }
}
