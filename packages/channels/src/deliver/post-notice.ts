import { Agent, errors, request } from "undici";
import { PrivateTarget, type TargetGuard } from "../target/target-guard.ts";

/** A receiver must have answered whole within this (ms). */
const timeLimit = 10_000;

/** So much of an answer is read, in bytes. */
const mostOfAnswer = 2_000;

/** What came of a post. `status` is null where there was no answer; `failure` says why, for a person. */
export type Answered =
  | { status: number; answer: string; retryAfter: string | undefined }
  | { status: null; failure: string };

export type Post = (url: string, headers: Record<string, string>, body: string) => Promise<Answered>;

/**
 * Posts to receivers: no redirect is followed, an answer's end isn't waited for once enough of it was read, and no connection goes to an
 * address that the guard refuses.
 */
export function openPost(
  targets: TargetGuard,
  limit = timeLimit,
): { post: Post; close: () => Promise<void> } {
  const agent = new Agent({
    connect: { lookup: targets.lookup, timeout: limit },
    connections: 16,
    keepAliveTimeout: 4_000,
  });

  async function post(url: string, headers: Record<string, string>, body: string): Promise<Answered> {
    const checked = targets.checkUrl(new URL(url));
    if (!checked.ok) return { status: null, failure: `its address is ${checked.error.kind}` };
    const signal = AbortSignal.timeout(limit);
    try {
      const all = { "content-type": "application/json", "user-agent": "Calcache", ...headers };
      const response = await request(url, { method: "POST", headers: all, body, signal, dispatcher: agent });
      const retryAfter = response.headers["retry-after"];
      return {
        status: response.statusCode,
        answer: await beginningOf(response.body),
        retryAfter: typeof retryAfter === "string" ? retryAfter : undefined,
      };
    } catch (error) {
      return { status: null, failure: whyNoAnswer(error, limit) };
    }
  }
  return { post, close: () => agent.destroy() };
}

/** What a receiver answers is kept as text that any database can hold. */
async function beginningOf(body: AsyncIterable<Buffer> & { destroy(): unknown }): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of body) {
    parts.push(part);
    length += part.length;
    if (length >= mostOfAnswer) break;
  }
  body.destroy();
  return Buffer.concat(parts).subarray(0, mostOfAnswer).toString("utf8").replaceAll("\0", "");
}

/** Free of the address, which may hold secrets of its owner. */
function whyNoAnswer(error: unknown, limit: number): string {
  if (error instanceof PrivateTarget) return "its name stands for an address that isn't public";
  if (!(error instanceof Error)) return "the connection failed";
  const isLate = error.name === "TimeoutError" || error instanceof errors.ConnectTimeoutError;
  if (isLate) return `it did not answer within ${limit / 1000} s`;
  const code = "code" in error && typeof error.code === "string" ? error.code : error.name;
  return `the connection failed: ${code}`;
}
