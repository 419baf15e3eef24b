import { createHash } from "node:crypto";
import type { Mailbox } from "../mailbox/mailbox.ts";
import type { Simulation } from "../simulation.ts";
import type { ClientCredentials } from "./check-client.ts";
import { checkClient } from "./check-client.ts";
import { CONTROL_CLIENT_ID } from "./control-grant.ts";
import { issueTokens } from "./issue-tokens.ts";
import type { LoginError } from "./login-error.ts";
import { loginError, refusalError } from "./login-error.ts";
import type { Code, Token } from "./token-store.ts";

export type TokenAnswer = {
  token_type: "Bearer";
  scope: string;
  expires_in: number;
  ext_expires_in: number;
  access_token: string;
  refresh_token?: string;
  id_token?: string;
};

/** Redeems an authorization code or a refresh token (Microsoft: "OAuth 2.0 authorization code flow"). */
export function redeem(
  sim: Simulation,
  form: URLSearchParams,
  client: ClientCredentials,
): TokenAnswer | LoginError {
  const refused = checkClient(client, sim.settings.clients);
  if (refused !== null) return refused;
  switch (form.get("grant_type")) {
    case "authorization_code":
      return redeemCode(sim, form, client);
    case "refresh_token":
      return redeemRefreshToken(sim, form, client);
    default:
      return loginError(400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type.");
  }
}

function redeemCode(
  sim: Simulation,
  form: URLSearchParams,
  client: ClientCredentials,
): TokenAnswer | LoginError {
  const code = sim.tokens.takeCode(form.get("code") ?? "");
  if (code === undefined || code.clientId !== client.id) {
    return loginError(
      400,
      "invalid_grant",
      70000,
      "The provided value for the 'code' parameter is not valid.",
    );
  }
  if (code.redirectUri !== form.get("redirect_uri")) {
    const message =
      "The reply address does not match the one provided when requesting the authorization code.";
    return loginError(400, "invalid_grant", 500112, message);
  }
  if (!verifies(form.get("code_verifier"), code)) {
    const message =
      "The Code_Verifier does not match the code_challenge supplied in the authorization request.";
    return loginError(400, "invalid_grant", 501481, message);
  }
  return grant(sim, code, code.clientId, code.scope);
}

/** The old refresh token keeps working; a token of the control API may be refreshed by any app. */
function redeemRefreshToken(
  sim: Simulation,
  form: URLSearchParams,
  client: ClientCredentials,
): TokenAnswer | LoginError {
  const token = sim.tokens.refresh(form.get("refresh_token") ?? "");
  if (token === undefined || ![client.id, CONTROL_CLIENT_ID].includes(token.clientId)) {
    return loginError(
      400,
      "invalid_grant",
      70000,
      "The provided value for the 'refresh_token' parameter is not valid.",
    );
  }
  return grant(sim, token, token.clientId, form.get("scope") ?? token.scope);
}

function grant(sim: Simulation, token: Token, clientId: string, scope: string): TokenAnswer | LoginError {
  const mailbox = sim.mailboxes.get(token.mailboxId);
  if (mailbox === undefined)
    return loginError(400, "invalid_grant", 50034, "The user account does not exist.");
  if (token.expiresAt <= sim.now()) {
    return loginError(
      400,
      "invalid_grant",
      700082,
      "The code or refresh token has expired due to inactivity.",
    );
  }
  if (mailbox.refusal !== null) {
    return refusalError(mailbox.refusal);
  }
  const { access_token, refresh_token, expires_in } = issueTokens(
    sim.tokens,
    { mailboxId: mailbox.id, clientId, scope: token.scope },
    sim.settings.accessTokenSeconds,
    sim.now(),
  );
  sim.touch();
  const scopes = token.scope.split(" ");
  return {
    token_type: "Bearer",
    scope,
    expires_in,
    ext_expires_in: expires_in,
    access_token,
    ...(scopes.includes("offline_access") ? { refresh_token } : {}),
    ...(scopes.includes("openid") ? { id_token: idToken(mailbox, clientId, expires_in, sim) } : {}),
  };
}

function verifies(verifier: string | null, { codeChallenge, codeChallengeMethod }: Code): boolean {
  if (codeChallenge === null) return true;
  if (verifier === null) return false;
  const hash = createHash("sha256").update(verifier).digest("base64url");
  return codeChallenge === (codeChallengeMethod === "S256" ? hash : verifier);
}

/** An unsigned token: the simulator has no keys, and clients of the code flow needn't check the signature. */
function idToken(mailbox: Mailbox, clientId: string, expiresIn: number, sim: Simulation): string {
  const issuedAt = Math.floor(sim.now() / 1000);
  const claims = {
    aud: clientId,
    iss: `${sim.url()}/${mailbox.tenantId}/v2.0`,
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + expiresIn,
    name: mailbox.displayName,
    oid: mailbox.id,
    preferred_username: mailbox.address,
    email: mailbox.address,
    sub: mailbox.puid,
    tid: mailbox.tenantId,
    ver: "2.0",
  };
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
  return `${encode({ typ: "JWT", alg: "none" })}.${encode(claims)}.`;
}
