import type { Simulation } from "../../simulation.ts";
import { tenantIdOf } from "../tenant-name.ts";
import { issuerOf } from "./id-token.ts";

/**
 * The OpenID Connect discovery document (Microsoft: "OpenID Connect on the Microsoft identity platform"). Under a name that means many
 * tenants, the issuer has a placeholder, which strict clients refuse.
 */
export function discoveryDocument(url: string, tenant: string) {
  const base = `${url}/${tenant}`;
  return {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ["client_secret_post", "private_key_jwt", "client_secret_basic"],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ["query"],
    subject_types_supported: ["pairwise"],
    id_token_signing_alg_values_supported: ["RS256"],
    response_types_supported: ["code"],
    scopes_supported: ["openid", "profile", "email", "offline_access"],
    issuer: issuerOf(url, tenantIdOf(tenant) ?? "{tenantid}"),
    request_uri_parameter_supported: false,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    claims_supported: [
      "sub",
      "iss",
      "aud",
      "exp",
      "iat",
      "nonce",
      "preferred_username",
      "name",
      "tid",
      "ver",
      "email",
    ],
  };
}

/** The keys that verify id tokens. */
export async function keySet({ signingKey }: Pick<Simulation, "signingKey">) {
  return { keys: [await signingKey.publicKey()] };
}
