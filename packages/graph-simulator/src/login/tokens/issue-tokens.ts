import type { TokenStore, UserToken } from "./token-store.ts";

const REFRESH_LIFE_MS = 90 * 86_400_000;
const REMEMBER_EXPIRED_MS = 3_600_000;

export type TokenGrant = { access_token: string; refresh_token: string; expires_in: number };

/**
 * Issues an access token and a refresh token (90 days). Earlier refresh tokens keep working, as at Entra
 * (Microsoft: "Refresh tokens in the Microsoft identity platform").
 */
export function issueTokens(
  tokens: TokenStore,
  grant: Omit<UserToken, "kind" | "expiresAt">,
  accessTokenSeconds: number,
  now: number,
): TokenGrant {
  tokens.prune(now - REMEMBER_EXPIRED_MS);
  return {
    access_token: tokens.issueAccess({ kind: "user", ...grant, expiresAt: now + accessTokenSeconds * 1000 }),
    refresh_token: tokens.issueRefresh({ kind: "user", ...grant, expiresAt: now + REFRESH_LIFE_MS }),
    expires_in: accessTokenSeconds,
  };
}
