import type { Result } from "../errors/result.ts";

/** A whole answer: status, headers and the JSON of its body, which is undefined for an empty body or one that isn't JSON. */
export type HttpAnswer = { status: number; headers: Headers; body: unknown };

/** An answer, whatever its status; or no answer, and why, by a name safe to log such as `ECONNREFUSED`. */
export type HttpResult = Result<HttpAnswer, { code: string }>;

/** The part of `fetch` that is used here. */
export type Fetch = (url: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** A fetch that follows no redirect, which could carry a secret elsewhere. */
export const withoutRedirects =
  (fetch: Fetch): Fetch =>
  (url, init) =>
    fetch(url, { ...init, redirect: "manual" });

/** Ends an exchange, body included, that takes longer. */
export const within = (timeoutMs: number): { signal: AbortSignal } => ({
  signal: AbortSignal.timeout(timeoutMs),
});

/** Reads an answer to its end. Rejects when the connection breaks on the way. */
export async function readAnswer(response: Response): Promise<HttpAnswer> {
  return { status: response.status, headers: response.headers, body: parseJson(await response.text()) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Why a fetch found no answer: the system's name for it (`ECONNRESET`), or else the error's (`TimeoutError`). */
export function networkFailureCode(error: unknown): string {
  if (!(error instanceof Error)) return "NetworkError";
  const cause = error.cause;
  const code = cause instanceof Error && "code" in cause ? cause.code : null;
  return typeof code === "string" ? code : error.name;
}
