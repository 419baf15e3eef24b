import { randomUUID } from "node:crypto";
import { z } from "zod";
import { classifyGraphFailure } from "./classify-failure.ts";
import { exchange } from "./exchange.ts";
import type { HttpRequest, SendHttp } from "./graph-http.ts";
import type { Observe } from "./observed-request.ts";
import { failed, type Result } from "./result.ts";
import { insecureUrl, mayCarrySecrets } from "./secure-url.ts";
import type { TokenSource } from "./token-source.ts";

/** One request to Graph and the shape of its answer. */
export type GraphRequest<T> = Omit<HttpRequest, "headers"> & {
  operation: string;
  headers?: Record<string, string>;
  answer: z.ZodType<T>;
};

/** Asks Graph for one mailbox: with its token, once more after a 401, and never again for any other reason. */
export type AskGraph = <T>(request: GraphRequest<T>) => Promise<Result<T>>;

/** Ids in answers and notifications that survive a move. Source: learn.microsoft.com/graph/outlook-immutable-id */
export const immutableIds = 'IdType="ImmutableId"';

/** The answer of a request that has none worth reading. */
export const noContent: z.ZodType<null> = z.unknown().transform(() => null);

/** Binds Graph to one mailbox. */
export function createAskGraph(options: {
  graphUrl: string;
  send: SendHttp;
  tokenSource: TokenSource;
  now: () => number;
  observe: Observe;
  credentialId: number;
  anchor: string | undefined;
}): AskGraph {
  const { graphUrl, credentialId, tokenSource } = options;

  function send<T>(request: GraphRequest<T>, accessToken: string): Promise<Result<T>> {
    const { operation, target, method, body, answer } = request;
    const headers = {
      ...mailboxHeaders(options.anchor),
      ...request.headers,
      Authorization: `Bearer ${accessToken}`,
    };
    return exchange(options, {
      operation,
      credentialId,
      send: () => options.send({ target, method, headers, body }),
      answer,
      classify: classifyGraphFailure,
    });
  }

  return async (request) => {
    if (!mayCarrySecrets(graphUrl)) return failed(insecureUrl(request.operation, "graphUrl"));
    const token = await tokenSource.current(credentialId);
    if (!token.ok) return token;
    const first = await send(request, token.value);
    if (first.ok || first.error.status !== 401) return first;
    const replacement = await tokenSource.replacing(credentialId, token.value);
    return replacement.ok ? send(request, replacement.value) : replacement;
  };
}

function mailboxHeaders(anchor: string | undefined): Record<string, string> {
  return {
    Accept: "application/json",
    // Node's fetch would send "*", which some endpoints refuse (microsoftgraph/msgraph-sdk-javascript#999)
    "Accept-Language": "en-US",
    "client-request-id": randomUUID(),
    Prefer: immutableIds,
    // A hint only: one that no header can hold is left out
    ...(anchor !== undefined && /^[\x21-\x7e]+$/.test(anchor) ? { "x-AnchorMailbox": anchor } : {}),
  };
}
