import type { Simulation } from "../../simulation.ts";
import type { LoginError } from "../login-error.ts";
import { loginError } from "../login-error.ts";
import { CONTROL_CLIENT_ID } from "./control-grant.ts";
import type { TokenAnswer } from "./grant-tokens.ts";
import { grantTokens } from "./grant-tokens.ts";
import type { TokenRequest } from "./token-request.ts";

/**
 * Buys tokens with a refresh token, which keeps working; for its own scope where none is asked for. A token of the control API may be
 * refreshed by any app.
 */
export async function redeemRefreshToken(
  sim: Simulation,
  { form, client, tenant }: TokenRequest,
): Promise<TokenAnswer | LoginError> {
  const token = sim.tokens.refresh(form.get("refresh_token") ?? "");
  if (token === undefined || ![client.id, CONTROL_CLIENT_ID].includes(token.clientId)) {
    const message = "The provided value for the 'refresh_token' parameter is not valid.";
    return loginError(400, "invalid_grant", 70000, message);
  }
  return grantTokens(sim, token, {
    tenant,
    scope: form.get("scope") || token.scope,
    nonce: null,
    isSignIn: false,
  });
}
