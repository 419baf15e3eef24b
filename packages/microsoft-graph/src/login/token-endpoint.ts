import { z } from "zod";
import { classifyLoginFailure } from "../errors/classify-failure.ts";
import { failed, ok, type Result } from "../errors/result.ts";
import { exchange } from "../http/exchange.ts";
import { type Fetch, type HttpResult, networkFailureCode, readAnswer, within } from "../http/http.ts";
import type { Observe } from "../http/observed-request.ts";
import { insecureUrl, mayCarrySecrets } from "../http/secure-url.ts";

/** A tenant's endpoint at the login; `common`: work, school and personal accounts of any tenant. */
export const endpoint = (loginUrl: string, name: "authorize" | "token", tenant = "common") =>
  `${loginUrl.replace(/\/+$/, "")}/${encodeURIComponent(tenant)}/oauth2/v2.0/${name}`;

export const tokenAnswer = z.object({
  access_token: z.string().min(1),
  /** Seconds */
  expires_in: z.number().positive(),
});

export type TokenEndpoint = { fetch: Fetch; timeoutMs: number; now: () => number; observe: Observe };

/** Asks a token endpoint once; `expiresAt` is the access token's end in epoch ms. */
export async function askForTokens<T extends z.infer<typeof tokenAnswer>>(
  options: TokenEndpoint,
  request: { url: string; operation: string; credentialId: number | null; form: Record<string, string> },
  answer: z.ZodType<T>,
): Promise<Result<T & { expiresAt: number }>> {
  const { url, operation, credentialId, form } = request;
  if (!mayCarrySecrets(url)) return failed(insecureUrl(operation, "loginUrl"));
  // Counted from before the request: a token thought to end a little early does no harm
  const startedAt = options.now();
  const result = await exchange(options, {
    operation,
    credentialId,
    send: () => post(options, url, new URLSearchParams(form)),
    answer,
    reached: "sign-in",
    classify: classifyLoginFailure,
  });
  if (!result.ok) return result;
  return ok({ ...result.value, expiresAt: startedAt + result.value.expires_in * 1000 });
}

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
