import { graphError } from "../errors/graph-error.ts";
import { failed, ok, type Result } from "../errors/result.ts";
import type { TokenSource } from "../http/access-tokens.ts";
import type { AppRegistration, AppRegistrations } from "./app-registration.ts";
import { askForTokens, endpoint, type TokenEndpoint, tokenAnswer } from "./token-endpoint.ts";
import { asGraphError } from "./token-source.ts";
import { expiryMarginMs } from "./tokens.ts";

type AppToken = { accessToken: string; expiresAt: number };

const operation = "appToken";

/**
 * An app's own tokens, which open mailboxes of one tenant without their users. One serves all mailboxes of a tenant, so that it is
 * kept in memory until shortly before its end; there is nothing to refresh, and nothing to store. Of an app's credentials the first
 * that the login takes serves: while one follows another, either may be the one that is registered.
 * Source: learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
export function createAppTokenSource(
  options: TokenEndpoint & { loginUrl: string; graphUrl: string; registrations: AppRegistrations },
): TokenSource {
  const { registrations, now } = options;
  const registrationOf = new Map<number, AppRegistration>();
  const held = new Map<string, AppToken>();
  const underWay = new Map<string, Promise<Result<AppToken>>>();

  const keyOf = ({ tenantId, clientId }: AppRegistration) => `${tenantId} ${clientId}`;

  function fresh(of: AppRegistration | undefined, refused: string | null): string | null {
    const token = of && held.get(keyOf(of));
    if (!token || token.accessToken === refused || token.expiresAt - now() <= expiryMarginMs) return null;
    return token.accessToken;
  }

  async function get(credentialId: number, refused: string | null): Promise<Result<string>> {
    const known = fresh(registrationOf.get(credentialId), refused);
    if (known !== null) return ok(known);
    // Looked up for each new token: it may have been given other credentials meanwhile.
    const found = await registrations.of(credentialId);
    if (!found.ok) return failed(asGraphError(found.error));
    registrationOf.set(credentialId, found.value);
    const ofAnother = fresh(found.value, refused);
    if (ofAnother !== null) return ok(ofAnother);
    const key = keyOf(found.value);
    const got = await (underWay.get(key) ?? begin(key, credentialId, found.value));
    return got.ok ? ok(got.value.accessToken) : got;
  }

  function begin(
    key: string,
    credentialId: number,
    registration: AppRegistration,
  ): Promise<Result<AppToken>> {
    const asking = askWithEach(options, credentialId, registration)
      .then((result) => {
        if (result.ok) held.set(key, result.value);
        else held.delete(key);
        return result;
      })
      .finally(() => underWay.delete(key));
    underWay.set(key, asking);
    return asking;
  }

  return { current: (credentialId) => get(credentialId, null), replacing: get };
}

/** The last refusal is told where all are refused. */
async function askWithEach(
  options: Parameters<typeof createAppTokenSource>[0],
  credentialId: number,
  registration: AppRegistration,
): Promise<Result<AppToken>> {
  const { tenantId, clientId, credentials } = registration;
  const url = endpoint(options.loginUrl, "token", tenantId);
  let answer: Result<AppToken> = failed(
    graphError({
      kind: "config",
      operation,
      reached: "sign-in",
      reason: `no credential of app ${clientId} in tenant ${tenantId} is valid`,
    }),
  );
  for (const credential of credentials) {
    const form = { grant_type: "client_credentials", scope: defaultScope(options.graphUrl) };
    const app = { clientId, credential };
    const asked = await askForTokens(options, { url, operation, credentialId, app, form }, tokenAnswer);
    if (asked.ok) return ok({ accessToken: asked.value.access_token, expiresAt: asked.value.expiresAt });
    answer = asked;
    if (asked.error.kind !== "config") return answer;
  }
  return answer;
}

/** What administrators have granted in Graph, of whichever cloud; a simulator stands for the worldwide one. */
const defaultScope = (graphUrl: string) =>
  `${graphUrl.startsWith("https:") ? new URL(graphUrl).origin : "https://graph.microsoft.com"}/.default`;
