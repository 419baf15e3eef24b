import type { Simulation } from "../../simulation.ts";
import { DEFAULT_SCOPE, readScopes } from "../consent/scopes.ts";
import type { LoginError } from "../login-error.ts";
import { loginError } from "../login-error.ts";
import { tenantIdOf } from "../tenant-name.ts";
import type { TokenAnswer } from "./grant-tokens.ts";
import type { TokenRequest } from "./token-request.ts";

/**
 * An app's own token, for one tenant that knows the app (Microsoft: "OAuth 2.0 client credentials flow"). There is no refresh token:
 * the app asks again.
 */
export function redeemClientCredentials(
  sim: Simulation,
  { form, client, tenant }: TokenRequest,
): TokenAnswer | LoginError {
  const tenantId = tenantIdOf(tenant);
  if (tenantId === null) {
    const message =
      "No tenant-identifying information found in either the request or implied by any provided credentials.";
    return loginError(400, "invalid_request", 50059, message);
  }
  if (!sim.mailboxes.all().some((mailbox) => mailbox.tenantId === tenantId))
    return loginError(400, "invalid_request", 90002, `Tenant '${tenant}' not found.`);
  const scope = form.get("scope") ?? "";
  if (readScopes(scope).join() !== DEFAULT_SCOPE) {
    const message = `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`;
    return loginError(400, "invalid_scope", 1002012, message);
  }
  if (sim.tenants.get(tenantId).apps[client.id] === undefined) {
    const message = `The client application ${client.id} is missing service principal in the tenant ${tenantId}.`;
    return loginError(401, "invalid_client", 7000229, message);
  }
  const lifeSeconds = sim.settings.accessTokenSeconds;
  const expiresAt = sim.now() + lifeSeconds * 1000;
  const access_token = sim.tokens.issueAccess({ kind: "app", tenantId, clientId: client.id, expiresAt });
  sim.touch();
  return { token_type: "Bearer", expires_in: lifeSeconds, ext_expires_in: lifeSeconds, access_token };
}
