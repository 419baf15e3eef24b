import type { Prisma } from "@calcache/prisma";

/** Why a path gave no tokens; `message` is for a person, and tells no secret. */
export type PathFailure = { kind: string; message: string };

/**
 * Takes note of what came of an auth path for an account's tokens; no failure: it gave some, which are its app's from now on.
 * @param use.at epoch ms
 */
export async function notePathUse(
  db: Pick<Prisma.TransactionClient, "$executeRaw">,
  use: { credentialId: number; path: string; failure: PathFailure | null; at: number },
): Promise<void> {
  const { credentialId, path, failure } = use;
  const at = new Date(use.at);
  const { kind = null, message = null } = failure ?? {};
  await db.$executeRaw`
    INSERT INTO calcache.auth_path_use AS u
      (credential_id, path, tries, failures, tried_at, granted_at, failure_kind, failure_reason)
    VALUES (${credentialId}, ${path}, 1, ${failure ? 1 : 0}, ${at}, ${failure ? null : at}, ${kind}, ${message})
    ON CONFLICT (credential_id, path) DO UPDATE SET
      tries = u.tries + 1, failures = u.failures + EXCLUDED.failures, tried_at = EXCLUDED.tried_at,
      granted_at = COALESCE(EXCLUDED.granted_at, u.granted_at), failure_kind = EXCLUDED.failure_kind,
      failure_reason = EXCLUDED.failure_reason`;
}
