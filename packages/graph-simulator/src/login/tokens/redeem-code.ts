import { createHash } from "node:crypto";
import type { Simulation } from "../../simulation.ts";
import type { LoginError } from "../login-error.ts";
import { loginError } from "../login-error.ts";
import type { TokenAnswer } from "./grant-tokens.ts";
import { grantTokens } from "./grant-tokens.ts";
import type { TokenRequest } from "./token-request.ts";
import type { Code } from "./token-store.ts";

/** Buys tokens with the code of a sign-in, once, for the app, the address and the verifier that it was issued to. */
export async function redeemCode(
  sim: Simulation,
  { form, client, tenant }: TokenRequest,
): Promise<TokenAnswer | LoginError> {
  const code = sim.tokens.takeCode(form.get("code") ?? "");
  if (code === undefined || code.clientId !== client.id)
    return invalidGrant(70000, "The provided value for the 'code' parameter is not valid.");
  if (code.redirectUri !== form.get("redirect_uri")) {
    const message =
      "The reply address does not match the one provided when requesting the authorization code.";
    return invalidGrant(500112, message);
  }
  if (!verifies(form.get("code_verifier"), code)) {
    const message =
      "The Code_Verifier does not match the code_challenge supplied in the authorization request.";
    return invalidGrant(501481, message);
  }
  return grantTokens(sim, code, { tenant, scope: code.scope, nonce: code.nonce, isSignIn: true });
}

function invalidGrant(number: number, message: string): LoginError {
  return loginError(400, "invalid_grant", number, message);
}

function verifies(verifier: string | null, { codeChallenge, codeChallengeMethod }: Code): boolean {
  if (codeChallenge === null) return true;
  if (verifier === null) return false;
  const hash = createHash("sha256").update(verifier).digest("base64url");
  return codeChallenge === (codeChallengeMethod === "S256" ? hash : verifier);
}
