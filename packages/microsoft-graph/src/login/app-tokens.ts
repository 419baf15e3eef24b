import { ok, type Result } from "../errors/result.ts";
import { withoutRedirects } from "../http/http.ts";
import type { AppCredential } from "./app-registration.ts";
import { askForTokens, endpoint, tokenAnswer } from "./token-endpoint.ts";
import { expiryMarginMs } from "./tokens.ts";

type AppToken = { accessToken: string; expiresAt: number };

/** An app's own token for one thing that it may use; kept until shortly before its end. */
export type AppTokens = () => Promise<Result<AppToken>>;

const timeoutMs = 10_000;

/**
 * Opens what an app may use by itself beside Graph, in its own tenant.
 * @param of.tenant the tenant's id or one of its domains
 * @param of.scope as `https://eventhubs.azure.net/.default`
 * @param of.now epoch ms
 */
export function openAppTokens(of: {
  loginUrl: string;
  tenant: string;
  clientId: string;
  credential: AppCredential;
  scope: string;
  now: () => number;
}): AppTokens {
  const { loginUrl, tenant, clientId, credential, scope, now } = of;
  let held: AppToken | null = null;
  return async () => {
    if (held !== null && held.expiresAt - now() > expiryMarginMs) return ok(held);
    const asked = await askForTokens(
      { fetch: withoutRedirects(fetch), timeoutMs, now, observe: () => {} },
      {
        url: endpoint(loginUrl, "token", tenant),
        operation: "appToken",
        credentialId: null,
        app: { clientId, credential },
        form: { grant_type: "client_credentials", scope },
      },
      tokenAnswer,
    );
    if (!asked.ok) return asked;
    held = { accessToken: asked.value.access_token, expiresAt: asked.value.expiresAt };
    return ok(held);
  };
}
