import { z } from "zod";
import { classifyGraphFailure } from "../errors/classify-failure.ts";
import { graphError } from "../errors/graph-error.ts";
import { failed, ok, type Result } from "../errors/result.ts";
import type { AskGraph } from "./graph-request.ts";
import { malformed } from "./parse-answer.ts";
import { isHint, type RoutingHint, refusesHint } from "./routing-hint.ts";

/**
 * One request of a batch; `url` is relative to the API version (`/me/calendars`), `id` is unique within the batch, `operation` names it
 * in its error.
 */
export type BatchRequest = {
  id: string;
  operation?: string;
  method: "GET" | "POST" | "PATCH" | "DELETE";
  url: string;
  body?: unknown;
  headers?: Record<string, string>;
};

/** Source: learn.microsoft.com/graph/json-batching */
export const maxBatchRequests = 20;

const batchAnswer = z.object({ responses: z.array(z.unknown()) });

/** The headers are what the request's answer had: anything may be among them. */
const batchItem = z.object({
  id: z.string(),
  status: z.int(),
  headers: z.record(z.string(), z.unknown()).nullish().catch(null),
  body: z.unknown().optional(),
});

const operation = "batch";

type BatchResults = Result<Map<string, Result<unknown>>>;

/** Sends requests of one mailbox together. */
export type Batch = (requests: readonly BatchRequest[]) => Promise<BatchResults>;

/**
 * Sends up to 20 requests in one. Each has its own result under its id, with its own kind of error and its own time to wait;
 * a body is unread JSON, null when there is none. More than 20, or an id used twice, is error `bug`. Each names the mailbox,
 * because Graph routes each by its own headers; those for which that is refused are sent once more without.
 * Source: learn.microsoft.com/graph/json-batching
 */
export function createBatch(ask: AskGraph, hint: RoutingHint, now: () => number): Batch {
  return async (requests) => {
    const given = hint.headers();
    const answers = await sendBatch(ask, now, requests.map(withHeaders(given)));
    if (!answers.ok || !isHint(given)) return answers;
    const refused = requests.filter(({ id }) => {
      const answer = answers.value.get(id);
      return answer !== undefined && refusesHint(answer);
    });
    if (refused.length === 0) return answers;
    await hint.withdraw();
    const again = await sendBatch(ask, now, refused);
    const replaced = again.ok ? again.value : new Map(refused.map(({ id }) => [id, again]));
    return ok(new Map([...answers.value, ...replaced]));
  };
}

const withHeaders = (headers: Record<string, string>) => (request: BatchRequest) =>
  isHint(headers) ? { ...request, headers: { ...headers, ...request.headers } } : request;

async function sendBatch(
  ask: AskGraph,
  now: () => number,
  requests: readonly BatchRequest[],
): Promise<BatchResults> {
  if (requests.length > maxBatchRequests || new Set(requests.map(({ id }) => id)).size < requests.length) {
    return failed(graphError({ kind: "bug", operation, reason: "over 20 requests, or an id used twice" }));
  }
  if (requests.length === 0) return ok(new Map());
  const answer = await ask({
    operation,
    target: { path: "$batch" },
    method: "POST",
    body: { requests: requests.map(sent) },
    answer: batchAnswer,
  });
  if (!answer.ok) return answer;

  const responses = new Map(
    answer.value.responses.flatMap((response) => {
      const item = batchItem.safeParse(response);
      return item.success ? [[item.data.id, item.data] as const] : [];
    }),
  );
  const resultOf = ({ id, operation: asked = operation }: BatchRequest): Result<unknown> => {
    const response = responses.get(id);
    if (response === undefined) {
      return failed(malformed(asked, 200, [{ path: "responses", message: "none for this request" }]));
    }
    const { status, body } = response;
    if (status >= 200 && status <= 299) return ok(body ?? null);
    return failed(
      classifyGraphFailure({ operation: asked, status, headers: headersOf(response), body, now: now() }),
    );
  };
  return ok(new Map(requests.map((request) => [request.id, resultOf(request)])));
}

/** A request as it is sent. Graph reads a body only when it is told what it is. */
function sent({ operation: _, ...request }: BatchRequest): Omit<BatchRequest, "operation"> {
  if (request.body === undefined) return request;
  return { ...request, headers: { "Content-Type": "application/json", ...request.headers } };
}

/** Looked up without regard to case, as in HTTP. */
function headersOf({ headers }: z.infer<typeof batchItem>): Pick<Headers, "get"> {
  const entries = Object.entries(headers ?? {});
  const find = (name: string) => entries.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
  return { get: (name) => (["string", "number"].includes(typeof find(name)) ? String(find(name)) : null) };
}
