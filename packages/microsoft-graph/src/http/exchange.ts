import type { z } from "zod";
import type { FailedAnswer } from "../errors/classify-failure.ts";
import { guid } from "../errors/error-body.ts";
import { type GraphError, graphError, type Reached } from "../errors/graph-error.ts";
import { failed, type Result } from "../errors/result.ts";
import type { HttpAnswer, HttpResult } from "./http.ts";
import type { Observe } from "./observed-request.ts";
import { parseAnswer } from "./parse-answer.ts";

/** One request and its answer, and how to read the answer. */
export type Exchange<T> = {
  operation: string;
  credentialId: number | null;
  send: () => Promise<HttpResult>;
  answer: z.ZodType<T>;
  /** How far it came if there is no answer, or one that doesn't fit. */
  reached: Exclude<Reached, "mailbox">;
  classify: (answer: FailedAnswer) => GraphError;
};

/**
 * Sends a request once and makes of whatever comes back either a parsed answer or a typed error: `transient` without an
 * answer, what `classify` says for a failed one, `malformed` for one that doesn't fit. Tells `observe` of it.
 */
export async function exchange<T>(
  { now, observe }: { now: () => number; observe: Observe },
  { operation, credentialId, send, answer, reached, classify }: Exchange<T>,
): Promise<Result<T>> {
  const startedAt = now();
  const sent = await send();
  const read = (): Result<T> => {
    if (!sent.ok) return failed(graphError({ kind: "transient", operation, reached, code: sent.error.code }));
    const { status } = sent.value;
    if (status < 200 || status > 299) return failed(classify({ operation, now: now(), ...sent.value }));
    const parsed = parseAnswer(answer, operation, sent.value);
    return parsed.ok ? parsed : failed({ ...parsed.error, reached });
  };
  const result = read();
  observe({
    operation,
    credentialId,
    accountKind: null,
    status: sent.ok ? sent.value.status : null,
    durationMs: now() - startedAt,
    kind: result.ok ? "ok" : result.error.kind,
    code: result.ok ? null : result.error.code,
    requestId: (result.ok ? null : result.error.requestId) ?? (sent.ok ? requestIdIn(sent.value) : null),
  });
  return result;
}

const requestIdIn = ({ headers }: HttpAnswer) => guid(headers.get("request-id"));
