import type { Simulation } from "../../simulation.ts";
import type { LoginError } from "../login-error.ts";
import { loginError } from "../login-error.ts";
import type { ClientCredentials } from "./check-client.ts";
import { checkClient } from "./check-client.ts";
import type { TokenAnswer } from "./grant-tokens.ts";
import { redeemCode } from "./redeem-code.ts";
import { redeemRefreshToken } from "./redeem-refresh-token.ts";

/** A request to the token endpoint. */
export type TokenRequest = {
  form: URLSearchParams;
  client: ClientCredentials;
  /** Of the path: a guid, a domain, or one of the names that mean many. */
  tenant: string;
};

/** Redeems an authorization code or a refresh token (Microsoft: "OAuth 2.0 authorization code flow"). */
export async function redeem(sim: Simulation, request: TokenRequest): Promise<TokenAnswer | LoginError> {
  const refused = checkClient(request.client, sim.settings.clients);
  if (refused !== null) return refused;
  switch (request.form.get("grant_type")) {
    case "authorization_code":
      return redeemCode(sim, request);
    case "refresh_token":
      return redeemRefreshToken(sim, request);
    default:
      return loginError(400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type.");
  }
}
