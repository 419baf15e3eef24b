import type { Simulation } from "../../simulation.ts";
import { grantableScope } from "../consent/granted.ts";
import { readScopes } from "../consent/scopes.ts";
import type { LoginError } from "../login-error.ts";
import { loginError, refusalError } from "../login-error.ts";
import { idToken } from "../openid/id-token.ts";
import { admits } from "../tenant-name.ts";
import { issueTokens } from "./issue-tokens.ts";
import type { UserToken } from "./token-store.ts";

export type TokenAnswer = {
  token_type: "Bearer";
  /** Without `offline_access`, which a refresh token stands for. */
  scope?: string;
  expires_in: number;
  ext_expires_in: number;
  access_token: string;
  refresh_token?: string;
  id_token?: string;
};

/**
 * Refusals of a grant and not of its user: a new sign-in makes another grant (reference-error-codes: "The user needs to sign in
 * again").
 */
const ofGrants: ReadonlySet<number> = new Set([
  50089, 50132, 50133, 50173, 54005, 70008, 70043, 700082, 700084,
]);

/** New tokens for the user of a code or refresh token, unless that has ended, the user is refused, or the scope isn't granted. */
export async function grantTokens(
  sim: Simulation,
  token: UserToken,
  wish: { tenant: string; scope: string; nonce: string | null; isSignIn: boolean },
): Promise<TokenAnswer | LoginError> {
  const mailbox = sim.mailboxes.get(token.mailboxId);
  if (mailbox === undefined) return invalidGrant(50034, "The user account does not exist.");
  if (!admits(wish.tenant, mailbox)) {
    const message = `User account '${mailbox.address}' does not exist in tenant '${wish.tenant}' and cannot access the application '${token.clientId}' in that tenant.`;
    return invalidGrant(50020, message);
  }
  if (token.expiresAt <= sim.now())
    return invalidGrant(700082, "The code or refresh token has expired due to inactivity.");
  const renewed = wish.isSignIn || token.renewed === true;
  if (mailbox.refusal !== null && !(renewed && ofGrants.has(mailbox.refusal.number)))
    return refusalError(mailbox.refusal);
  const { clientId } = token;
  const scope = grantableScope(sim, mailbox, clientId, wish.scope);
  if (typeof scope !== "string") return scope;
  const grant = { mailboxId: mailbox.id, clientId, scope, renewed };
  const { access_token, refresh_token, expires_in } = issueTokens(
    sim.tokens,
    grant,
    sim.settings.accessTokenSeconds,
    sim.now(),
  );
  sim.touch();
  const scopes = readScopes(scope);
  return {
    token_type: "Bearer",
    scope: scopes.filter((name) => name !== "offline_access").join(" "),
    expires_in,
    ext_expires_in: expires_in,
    access_token,
    ...(scopes.includes("offline_access") ? { refresh_token } : {}),
    ...(scopes.includes("openid")
      ? {
          id_token: await idToken(sim, {
            mailbox,
            clientId,
            scope,
            nonce: wish.nonce,
            lifeSeconds: expires_in,
          }),
        }
      : {}),
  };
}

function invalidGrant(number: number, message: string): LoginError {
  return loginError(400, "invalid_grant", number, message);
}
