import { err, ok, type Result } from "@calcache/prisma";
import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  type Configuration,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
} from "openid-client";
import { type Identity, identityOf } from "./identity.ts";
import { type Refused, refusedBy } from "./refusal.ts";

/** What an account's owner has granted; `expiresAt` is the access token's end in epoch ms. */
export type GrantedTokens = { accessToken: string; refreshToken: string; expiresAt: number };

/** A sign-in that succeeded; tokens where `offline_access` was asked for. */
export type SignedInAtMicrosoft = { identity: Identity; tokens: GrantedTokens | null };

/** What ties an answer to the attempt that asked for it. */
export type Proof = { state: string; nonce: string; codeVerifier: string };

/** A way in which somebody signs in: at which authority, as which app. */
export type SignInPath = {
  name: string;
  /** a tenant at the login, or the URL of one */
  authority: string;
  clientId: string;
  /** what hosts grant, parted by spaces */
  scope: string;
};

/** Microsoft's login as an OpenID provider, in whichever way. */
export type MicrosoftLogin = {
  /** Where to send a browser. @param hint whose account is meant; null lets the user choose */
  authorizationUrl(path: SignInPath, scope: string, hint: string | null, proof: Proof): Promise<URL>;
  /** Redeems the code in the query that Microsoft sent back, and verifies the id token that comes for it. */
  redeem(
    path: SignInPath,
    search: string,
    proof: Proof,
  ): Promise<Result<SignedInAtMicrosoft, { kind: Refused; code: string }>>;
  /** Where an administrator consents for their organisation; null asks for which. They come back with the path's name as `state`. */
  adminConsentUrl(path: SignInPath, tenantId: string | null): string;
};

export type MicrosoftLoginOptions = {
  /** the login's root, without a path */
  loginUrl: string;
  /** The fields of a token request by which a path's app says who it is, to this endpoint; null where it can't. */
  proveApp: (path: SignInPath, tokenUrl: string) => Promise<Record<string, string> | null>;
  /** where Microsoft sends browsers back to */
  redirectUri: string;
  /** the app of visitors, and what they grant, parted by spaces: its administrator does so at once with what hosts do */
  visitors: { clientId: string; scope: string };
  now: () => number;
};

/** The scopes of the sign-in itself, to which nobody needs an administrator. */
export const identityScope = "openid profile email";

/** They belong to no API. */
const ofTheLogin: ReadonlySet<string> = new Set(["openid", "profile", "email", "offline_access"]);

const globalLogin = "https://login.microsoftonline.com";

/** Nothing is asked before it is needed; a discovery that failed is tried again. */
export function createMicrosoftLogin(options: MicrosoftLoginOptions): MicrosoftLogin {
  const { redirectUri, visitors, now } = options;
  const discovered = new Map<string, Promise<Configuration>>();
  const configuration = (path: SignInPath) => {
    const key = `${path.authority} ${path.clientId} ${path.name}`;
    const known = discovered.get(key);
    if (known) return known;
    const found = discover(options, path).catch((error) => {
      discovered.delete(key);
      throw error;
    });
    discovered.set(key, found);
    return found;
  };

  return {
    async authorizationUrl(path, scope, hint, { state, nonce, codeVerifier }) {
      return buildAuthorizationUrl(await configuration(path), {
        redirect_uri: redirectUri,
        scope,
        state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: "S256",
        response_mode: "query",
        ...(hint === null ? { prompt: "select_account" } : { login_hint: hint }),
      });
    },

    async redeem(path, search, { state, nonce, codeVerifier }) {
      const startedAt = now();
      try {
        const answer = await authorizationCodeGrant(
          await configuration(path),
          new URL(redirectUri + search),
          {
            expectedState: state,
            expectedNonce: nonce,
            pkceCodeVerifier: codeVerifier,
            idTokenExpected: true,
          },
        );
        const identity = identityOf(answer.claims());
        if (identity === null) return err({ kind: "failed", code: "no identity" });
        const { access_token: accessToken, refresh_token: refreshToken, expires_in: seconds = 0 } = answer;
        const tokens =
          refreshToken === undefined
            ? null
            : { accessToken, refreshToken, expiresAt: startedAt + seconds * 1000 };
        return ok({ identity, tokens });
      } catch (error) {
        return err(refusalIn(error));
      }
    },

    adminConsentUrl({ name, authority, clientId, scope: hostScope }, tenantId) {
      const ofVisitors = clientId === visitors.clientId ? visitors.scope.split(" ") : [];
      const asked = new Set([...`${identityScope} ${hostScope}`.split(" "), ...ofVisitors]);
      const scope = [...asked]
        .map((name) => (ofTheLogin.has(name) ? name : `https://graph.microsoft.com/${name}`))
        .join(" ");
      const query = new URLSearchParams({
        client_id: clientId,
        scope,
        redirect_uri: redirectUri,
        state: name,
      });
      return `${loginOf(options, authority).root}/${tenantId ?? "organizations"}/v2.0/adminconsent?${query}`;
    },
  };
}

/** An authority's login and tenant. */
function loginOf({ loginUrl }: Pick<MicrosoftLoginOptions, "loginUrl">, authority: string) {
  if (!authority.includes("://")) return { root: loginUrl, tenant: authority };
  const url = new URL(authority);
  return { root: url.origin, tenant: url.pathname.split("/")[1] ?? "common" };
}

/**
 * Under `common` the issuer has a placeholder for the organisation. `openid-client` fills it in for Microsoft's global address
 * alone, so that is what it is told, and requests go to where the login is: a national cloud, or the simulator.
 */
function discover(options: MicrosoftLoginOptions, path: SignInPath): Promise<Configuration> {
  const { root, tenant } = loginOf(options, path.authority);
  const { clientId } = path;
  const asApp: ClientAuth = async ({ token_endpoint: tokenUrl = "" }, _client, body) => {
    const proof = await options.proveApp(path, tokenUrl.replace(globalLogin, root));
    for (const [name, value] of Object.entries({ client_id: clientId, ...proof })) body.set(name, value);
  };
  return discovery(new URL(`${globalLogin}/${tenant}/v2.0`), clientId, undefined, asApp, {
    timeout: 10,
    execute: [enableNonRepudiationChecks, ...(root.startsWith("http:") ? [allowInsecureRequests] : [])],
    [customFetch]: (url, init) => fetch(url.replace(globalLogin, root), init as RequestInit),
  });
}

/** What went wrong, and a word of the protocol for the log: messages may quote what was sent. */
function refusalIn(error: unknown): { kind: Refused; code: string } {
  if (error instanceof AuthorizationResponseError) {
    const query = error.cause;
    const kind = refusedBy({
      error: error.error,
      error_description: query.get("error_description") ?? undefined,
      error_subcode: query.get("error_subcode") ?? undefined,
    });
    return { kind, code: wordOf(error.error) };
  }
  if (!(error instanceof Error)) throw error;
  return { kind: "failed", code: wordOf("code" in error ? String(error.code) : error.name) };
}

const wordOf = (text: string) => (/^[A-Za-z_]{1,60}$/.test(text) ? text : "unknown");
