import { err, ok, type Result } from "@calcache/prisma";
import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
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

/** Microsoft's login as an OpenID provider. */
export type MicrosoftLogin = {
  /** Where to send a browser. @param hint whose account is meant; null lets the user choose */
  authorizationUrl(scope: string, hint: string | null, proof: Proof): Promise<URL>;
  /** Redeems the code in the query that Microsoft sent back, and verifies the id token that comes for it. */
  redeem(search: string, proof: Proof): Promise<Result<SignedInAtMicrosoft, { kind: Refused; code: string }>>;
  /** Where an administrator consents for their organisation; null asks for which. */
  adminConsentUrl(tenantId: string | null): string;
};

export type MicrosoftLoginOptions = {
  /** the login's root, without a path */
  loginUrl: string;
  clientId: string;
  clientSecret: string;
  /** where Microsoft sends browsers back to */
  redirectUri: string;
  /** what an administrator grants for their organisation, parted by spaces */
  administratorScope: string;
  now: () => number;
};

/** The scopes of the sign-in itself, to which nobody needs an administrator. */
export const identityScope = "openid profile email";

/** They belong to no API. */
const ofTheLogin: ReadonlySet<string> = new Set(["openid", "profile", "email", "offline_access"]);

const globalLogin = "https://login.microsoftonline.com";

/** Nothing is asked before it is needed; a discovery that failed is tried again. */
export function createMicrosoftLogin(options: MicrosoftLoginOptions): MicrosoftLogin {
  const { loginUrl, clientId, redirectUri, administratorScope, now } = options;
  let found: Promise<Configuration> | undefined;
  const configuration = () => {
    found ??= discover(options).catch((error) => {
      found = undefined;
      throw error;
    });
    return found;
  };

  return {
    async authorizationUrl(scope, hint, { state, nonce, codeVerifier }) {
      return buildAuthorizationUrl(await configuration(), {
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

    async redeem(search, { state, nonce, codeVerifier }) {
      const startedAt = now();
      try {
        const answer = await authorizationCodeGrant(await configuration(), new URL(redirectUri + search), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        });
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

    adminConsentUrl(tenantId) {
      const scope = `${identityScope} ${administratorScope}`
        .split(" ")
        .map((name) => (ofTheLogin.has(name) ? name : `https://graph.microsoft.com/${name}`))
        .join(" ");
      const query = new URLSearchParams({ client_id: clientId, scope, redirect_uri: redirectUri });
      return `${loginUrl}/${tenantId ?? "organizations"}/v2.0/adminconsent?${query}`;
    },
  };
}

/**
 * Under `common` the issuer has a placeholder for the organisation. `openid-client` fills it in for Microsoft's global address
 * alone, so that is what it is told, and requests go to where the login is: a national cloud, or the simulator.
 */
function discover({ loginUrl, clientId, clientSecret }: MicrosoftLoginOptions): Promise<Configuration> {
  return discovery(new URL(`${globalLogin}/common/v2.0`), clientId, clientSecret, undefined, {
    timeout: 10,
    execute: [enableNonRepudiationChecks, ...(loginUrl.startsWith("http:") ? [allowInsecureRequests] : [])],
    [customFetch]: (url, init) => fetch(url.replace(globalLogin, loginUrl), init as RequestInit),
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
