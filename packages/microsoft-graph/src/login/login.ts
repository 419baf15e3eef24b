import { z } from "zod";
import { classifyLoginFailure } from "../errors/classify-failure.ts";
import { failed, ok, type Result } from "../errors/result.ts";
import { exchange } from "../http/exchange.ts";
import { type Fetch, type HttpResult, networkFailureCode, readAnswer, within } from "../http/http.ts";
import type { Observe } from "../http/observed-request.ts";
import { insecureUrl, mayCarrySecrets } from "../http/secure-url.ts";
import type { MicrosoftTokens } from "./tokens.ts";

/** What a host grants: their calendars are watched, and bookings are written into them. */
export const hostScope = "offline_access User.Read MailboxSettings.Read Calendars.ReadWrite";

/** `common`: work, school and personal accounts of any tenant. */
const endpoint = (loginUrl: string, name: "authorize" | "token") =>
  `${loginUrl.replace(/\/+$/, "")}/common/oauth2/v2.0/${name}`;

/** Microsoft's login, as far as an app needs it that acts for users. */
export type Login = {
  exchangeCode(grant: {
    code: string;
    redirectUri: string;
    codeVerifier?: string;
  }): Promise<Result<MicrosoftTokens>>;
  refresh(credentialId: number, refreshToken: string): Promise<Result<MicrosoftTokens>>;
  /** @param request.hint whose account is meant */
  authorizationUrl(request: {
    redirectUri: string;
    state: string;
    codeChallenge?: string;
    hint?: string | null;
  }): string;
};

export type LoginOptions = {
  loginUrl: string;
  clientId: string;
  clientSecret: string;
  /** The permissions that are asked for, parted by spaces. */
  scope: string;
  fetch: Fetch;
  timeoutMs: number;
  now: () => number;
  observe: Observe;
};

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  /** Seconds */
  expires_in: z.number().positive(),
});

const refreshedAnswer = tokenAnswer.extend({ refresh_token: z.string().min(1).optional() });
const exchangedAnswer = tokenAnswer.extend({ refresh_token: z.string().min(1) });

/** Source: learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow */
export function createLogin(options: LoginOptions): Login {
  const { clientId, clientSecret, scope, loginUrl, now } = options;

  async function askForTokens<T extends z.infer<typeof tokenAnswer>>(
    request: { operation: string; credentialId: number | null; grant: Record<string, string> },
    answer: z.ZodType<T>,
  ): Promise<Result<T & { expiresAt: number }>> {
    const { operation, credentialId, grant } = request;
    const url = endpoint(loginUrl, "token");
    if (!mayCarrySecrets(url)) return failed(insecureUrl(operation, "loginUrl"));
    const body = new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...grant });
    // Counted from before the request: a token thought to end a little early does no harm
    const startedAt = now();
    const result = await exchange(options, {
      operation,
      credentialId,
      send: () => post(options, url, body),
      answer,
      reached: "sign-in",
      classify: classifyLoginFailure,
    });
    if (!result.ok) return result;
    return ok({ ...result.value, expiresAt: startedAt + result.value.expires_in * 1000 });
  }

  return {
    async exchangeCode({ code, redirectUri, codeVerifier }) {
      const grant = {
        grant_type: "authorization_code",
        scope,
        code,
        redirect_uri: redirectUri,
        ...(codeVerifier === undefined ? {} : { code_verifier: codeVerifier }),
      };
      const answer = await askForTokens(
        { operation: "exchangeCode", credentialId: null, grant },
        exchangedAnswer,
      );
      if (!answer.ok) return answer;
      const { access_token, refresh_token, expiresAt } = answer.value;
      return ok({ accessToken: access_token, refreshToken: refresh_token, expiresAt });
    },

    // Without a scope: it is for what was granted. One that asks for more is refused, however long the account has been linked
    // (python-o365#323, msal-js#3303).
    async refresh(credentialId, refreshToken) {
      const grant = { grant_type: "refresh_token", refresh_token: refreshToken };
      const answer = await askForTokens({ operation: "refreshTokens", credentialId, grant }, refreshedAnswer);
      if (!answer.ok) return answer;
      const { access_token, refresh_token, expiresAt } = answer.value;
      return ok({ accessToken: access_token, refreshToken: refresh_token ?? refreshToken, expiresAt });
    },

    authorizationUrl({ redirectUri, state, codeChallenge, hint }) {
      const query = new URLSearchParams({
        client_id: clientId,
        response_type: "code",
        response_mode: "query",
        redirect_uri: redirectUri,
        scope,
        state,
        ...(codeChallenge === undefined
          ? {}
          : { code_challenge: codeChallenge, code_challenge_method: "S256" }),
        ...(hint ? { login_hint: hint } : {}),
      });
      return `${endpoint(loginUrl, "authorize")}?${query}`;
    },
  };
}

async function post(
  { fetch, timeoutMs }: Pick<LoginOptions, "fetch" | "timeoutMs">,
  url: string,
  body: URLSearchParams,
): Promise<HttpResult> {
  const headers = { accept: "application/json" };
  try {
    return ok(await readAnswer(await fetch(url, { method: "POST", headers, body, ...within(timeoutMs) })));
  } catch (error) {
    return failed({ code: networkFailureCode(error) });
  }
}
