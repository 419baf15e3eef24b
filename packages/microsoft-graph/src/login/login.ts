import { z } from "zod";
import { ok, type Result } from "../errors/result.ts";
import type { AuthPath } from "./auth-path.ts";
import { askForTokens, endpoint, type TokenEndpoint, tokenAnswer } from "./token-endpoint.ts";
import type { MicrosoftTokens } from "./tokens.ts";

/** What a host grants: their calendars are watched, and bookings are written into them. */
export const hostScope = "offline_access User.Read MailboxSettings.Read Calendars.ReadWrite";

/** Microsoft's login, as far as an app needs it that acts for users. */
export type Login = {
  exchangeCode(
    path: AuthPath,
    grant: {
      code: string;
      redirectUri: string;
      codeVerifier?: string;
    },
  ): Promise<Result<MicrosoftTokens>>;
  refresh(path: AuthPath, credentialId: number, refreshToken: string): Promise<Result<MicrosoftTokens>>;
  /** @param request.hint whose account is meant */
  authorizationUrl(
    path: AuthPath,
    request: {
      redirectUri: string;
      state: string;
      codeChallenge?: string;
      hint?: string | null;
    },
  ): string;
};

export type LoginOptions = TokenEndpoint & { loginUrl: string };

const refreshedAnswer = tokenAnswer.extend({ refresh_token: z.string().min(1).optional() });
const exchangedAnswer = tokenAnswer.extend({ refresh_token: z.string().min(1) });

/** Source: learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow */
export function createLogin(options: LoginOptions): Login {
  const { loginUrl } = options;

  const ask = <T extends z.infer<typeof tokenAnswer>>(
    { authority, clientId, credential }: AuthPath,
    request: { operation: string; credentialId: number | null; grant: Record<string, string> },
    answer: z.ZodType<T>,
  ) => {
    const { grant: form, ...about } = request;
    const url = endpoint(loginUrl, "token", authority);
    return askForTokens(options, { ...about, url, app: { clientId, credential }, form }, answer);
  };

  return {
    async exchangeCode(path, { code, redirectUri, codeVerifier }) {
      const grant = {
        grant_type: "authorization_code",
        scope: path.scope,
        code,
        redirect_uri: redirectUri,
        ...(codeVerifier === undefined ? {} : { code_verifier: codeVerifier }),
      };
      const answer = await ask(
        path,
        { operation: "exchangeCode", credentialId: null, grant },
        exchangedAnswer,
      );
      if (!answer.ok) return answer;
      const { access_token, refresh_token, expiresAt } = answer.value;
      return ok({ accessToken: access_token, refreshToken: refresh_token, expiresAt });
    },

    // Without a scope: it is for what was granted. One that asks for more is refused, however long the account has been linked
    // (python-o365#323, msal-js#3303).
    async refresh(path, credentialId, refreshToken) {
      const grant = { grant_type: "refresh_token", refresh_token: refreshToken };
      const answer = await ask(path, { operation: "refreshTokens", credentialId, grant }, refreshedAnswer);
      if (!answer.ok) return answer;
      const { access_token, refresh_token, expiresAt } = answer.value;
      return ok({ accessToken: access_token, refreshToken: refresh_token ?? refreshToken, expiresAt });
    },

    authorizationUrl({ authority, clientId, scope }, { redirectUri, state, codeChallenge, hint }) {
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
      return `${endpoint(loginUrl, "authorize", authority)}?${query}`;
    },
  };
}
