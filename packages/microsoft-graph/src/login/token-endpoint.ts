import { z } from "zod";
import { classifyLoginFailure } from "../errors/classify-failure.ts";
import { graphError } from "../errors/graph-error.ts";
import { failed, ok, type Result } from "../errors/result.ts";
import { exchange } from "../http/exchange.ts";
import { type Fetch, type HttpResult, networkFailureCode, readAnswer, within } from "../http/http.ts";
import type { Observe } from "../http/observed-request.ts";
import { insecureUrl, mayCarrySecrets } from "../http/secure-url.ts";
import type { AppCredential } from "./app-registration.ts";
import { clientProof } from "./client-proof.ts";

/**
 * An endpoint of an authority: a tenant at the login, or the URL of one elsewhere. `common` stands for work, school and personal
 * accounts of any tenant.
 */
export function endpoint(loginUrl: string, name: "authorize" | "token", authority: string): string {
  const url = authority.includes("://")
    ? authority
    : `${withoutEnd(loginUrl)}/${encodeURIComponent(authority)}`;
  return `${withoutEnd(url)}/oauth2/v2.0/${name}`;
}

const withoutEnd = (url: string) => url.replace(/\/+$/, "");

export const tokenAnswer = z.object({
  access_token: z.string().min(1),
  /** Seconds */
  expires_in: z.number().positive(),
});

export type TokenEndpoint = { fetch: Fetch; timeoutMs: number; now: () => number; observe: Observe };

/** Asks a token endpoint once, as an app; `expiresAt` is the access token's end in epoch ms. */
export async function askForTokens<T extends z.infer<typeof tokenAnswer>>(
  options: TokenEndpoint,
  request: {
    url: string;
    operation: string;
    credentialId: number | null;
    app: { clientId: string; credential: AppCredential };
    form: Record<string, string>;
  },
  answer: z.ZodType<T>,
): Promise<Result<T & { expiresAt: number }>> {
  const { url, operation, credentialId, app } = request;
  if (!mayCarrySecrets(url)) return failed(insecureUrl(operation, "loginUrl"));
  const { clientId } = app;
  const proof = await clientProof(app.credential, { clientId, tokenUrl: url, now: options.now() });
  if (proof === null)
    return failed(graphError({ kind: "config", operation, reached: "sign-in", reason: noToken }));
  const form = new URLSearchParams({ client_id: clientId, ...proof, ...request.form });
  // Counted from before the request: a token thought to end a little early does no harm
  const startedAt = options.now();
  const result = await exchange(options, {
    operation,
    credentialId,
    send: () => post(options, url, form),
    answer,
    reached: "sign-in",
    classify: classifyLoginFailure,
  });
  if (!result.ok) return result;
  return ok({ ...result.value, expiresAt: startedAt + result.value.expires_in * 1000 });
}

const noToken = "the app's federated token can't be read";

async function post(
  { fetch, timeoutMs }: Pick<TokenEndpoint, "fetch" | "timeoutMs">,
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
