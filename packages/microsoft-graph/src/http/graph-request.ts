import { randomUUID } from "node:crypto";
import { z } from "zod";
import { classifyGraphFailure } from "../errors/classify-failure.ts";
import { failed, type Result } from "../errors/result.ts";
import type { TokenSource } from "./access-tokens.ts";
import { exchange } from "./exchange.ts";
import type { HttpRequest, SendHttp, Target } from "./graph-http.ts";
import type { Observe } from "./observed-request.ts";
import type { MailboxPace } from "./pace.ts";
import { isHint, type RoutingHint, refusesHint } from "./routing-hint.ts";
import { insecureUrl, mayCarrySecrets } from "./secure-url.ts";

/** Where a request goes: as in HTTP, or below the mailbox that is asked about (`/calendars`, `?$select=id`). */
export type GraphTarget = Target | { inMailbox: string };

/** One request to Graph and the shape of its answer. */
export type GraphRequest<T> = Omit<HttpRequest, "headers" | "timeoutMs" | "target"> & {
  operation: string;
  target: GraphTarget;
  headers?: Record<string, string>;
  answer: z.ZodType<T>;
};

/**
 * Asks Graph for one mailbox: with its token and its hint, once more after a 401 and once more without a hint that is
 * refused, and never again for any other reason.
 */
export type AskGraph = <T>(request: GraphRequest<T>) => Promise<Result<T>>;

/** Ids in answers and notifications that survive a move. Source: learn.microsoft.com/graph/outlook-immutable-id */
export const immutableIds = 'IdType="ImmutableId"';

/** The answer of a request that has none worth reading. */
export const noContent: z.ZodType<null> = z.unknown().transform(() => null);

/** Binds Graph to one mailbox. */
export function createAskGraph(options: {
  graphUrl: string;
  /** the path from the API version to the mailbox */
  root: string;
  send: SendHttp;
  tokenSource: TokenSource;
  now: () => number;
  observe: Observe;
  credentialId: number;
  hint: RoutingHint;
  /** replace those that would be sent, in any case of letters; an empty one is left out */
  changedHeaders: Readonly<Record<string, string>>;
  pace: MailboxPace;
}): AskGraph {
  const { graphUrl, credentialId, tokenSource, hint, pace } = options;

  async function send<T>(request: GraphRequest<T>, accessToken: string): Promise<Result<T>> {
    const { operation, method, body, answer } = request;
    const target =
      "inMailbox" in request.target ? { path: options.root + request.target.inMailbox } : request.target;
    const { timeoutMs } = pace.of(operation);
    const usual = { ...mailboxHeaders(), ...hint.headers(), ...request.headers };
    const headers = replaced(replaced(usual, options.changedHeaders), {
      Authorization: `Bearer ${accessToken}`,
    });
    const answered = await exchange(options, {
      operation,
      credentialId,
      send: () => options.send({ target, method, headers, body, timeoutMs }),
      answer,
      reached: "graph",
      classify: classifyGraphFailure,
    });
    if (!answered.ok) pace.heed(operation, answered.error);
    return answered;
  }

  async function sendAuthorized<T>(request: GraphRequest<T>): Promise<Result<T>> {
    const token = await tokenSource.current(credentialId);
    if (!token.ok) return token;
    const first = await send(request, token.value);
    if (first.ok || first.error.status !== 401) return first;
    const replacement = await tokenSource.replacing(credentialId, token.value);
    return replacement.ok ? send(request, replacement.value) : replacement;
  }

  return async (request) => {
    if (!mayCarrySecrets(graphUrl)) return failed(insecureUrl(request.operation, "graphUrl"));
    const given = hint.headers();
    const answer = await sendAuthorized(request);
    if (!isHint(given) || !refusesHint(answer)) return answer;
    await hint.withdraw();
    return sendAuthorized(request);
  };
}

/** Headers with others in the place of those of the same names; an empty one is left out. */
function replaced(
  headers: Record<string, string>,
  by: Readonly<Record<string, string>>,
): Record<string, string> {
  const names = new Set(Object.keys(by).map((name) => name.toLowerCase()));
  const kept = Object.entries(headers).filter(([name]) => !names.has(name.toLowerCase()));
  return Object.fromEntries([...kept, ...Object.entries(by).filter(([, value]) => value !== "")]);
}

function mailboxHeaders(): Record<string, string> {
  return {
    Accept: "application/json",
    // Node's fetch would send "*", which some endpoints refuse (microsoftgraph/msgraph-sdk-javascript#999)
    "Accept-Language": "en-US",
    "client-request-id": randomUUID(),
    Prefer: immutableIds,
  };
}
