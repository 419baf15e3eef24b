import type { Simulation } from "../../simulation.ts";
import type { LoginError } from "../login-error.ts";
import { loginError } from "../login-error.ts";
import { clientRefusal } from "./check-client.ts";
import type { TokenAnswer } from "./grant-tokens.ts";
import { redeemClientCredentials } from "./redeem-client-credentials.ts";
import { redeemCode } from "./redeem-code.ts";
import { redeemRefreshToken } from "./redeem-refresh-token.ts";
import type { TokenRequest } from "./token-request.ts";

/** Answers a request for tokens: by the code of a sign-in, by a refresh token, or for the app itself. */
export async function redeem(sim: Simulation, request: TokenRequest): Promise<TokenAnswer | LoginError> {
  const refused = await clientRefusal(sim, request.client, request.tenant);
  if (refused !== null) return refused;
  switch (request.form.get("grant_type")) {
    case "authorization_code":
      return redeemCode(sim, request);
    case "refresh_token":
      return redeemRefreshToken(sim, request);
    case "client_credentials":
      return redeemClientCredentials(sim, request);
    default:
      return loginError(400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type.");
  }
}
