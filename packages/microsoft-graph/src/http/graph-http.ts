import {
  Client,
  GraphClientError,
  type Middleware,
  type MiddlewareOptions,
  ResponseType,
} from "@microsoft/microsoft-graph-client";
import { failed, ok } from "../errors/result.ts";
import { type Fetch, type HttpResult, networkFailureCode, readAnswer, within } from "./http.ts";

/** Where a request goes: a path below the API version, or a link exactly as Graph gave it. */
export type Target = { path: string } | { link: string };

export type HttpRequest = {
  target: Target;
  method: "GET" | "POST" | "PATCH" | "DELETE";
  headers: Record<string, string>;
  body?: unknown;
  /** For the whole exchange, with the answer's body. */
  timeoutMs: number;
};

/** Sends one request to Graph, once. */
export type SendHttp = (request: HttpRequest) => Promise<HttpResult>;

/**
 * Microsoft's client with a chain of our own. Its default chain attaches no token to an http: URL, so a simulator could not
 * be used, and repeats POSTs, which would create subscriptions twice; retrying is left to whoever knows the policy.
 * Source: github.com/microsoftgraph/msgraph-sdk-javascript src/middleware
 */
export function createGraphHttp(options: { graphUrl: string; fetch: Fetch }): SendHttp {
  const client = Client.initWithMiddleware({
    baseUrl: options.graphUrl,
    defaultVersion: "v1.0",
    middleware: [linkAsGiven(), fetchOnce(options.fetch)],
  });
  return async ({ target, method, headers, body, timeoutMs }) => {
    const request = client
      .api("path" in target ? target.path : "/")
      .headers(headers)
      .options(within(timeoutMs))
      .responseType(ResponseType.RAW)
      .middlewareOptions("link" in target ? [new LinkAsGiven(target.link)] : []);
    const send = {
      GET: () => request.get(),
      POST: () => request.post(body),
      PATCH: () => request.patch(body),
      DELETE: () => request.delete(),
    };
    try {
      return ok(await readAnswer(await send[method]()));
    } catch (error) {
      return failed({ code: error instanceof GraphClientError ? error.message : networkFailureCode(error) });
    }
  };
}

/** The client would take a link apart and put its query together in another order; a nextLink is opaque. */
class LinkAsGiven implements MiddlewareOptions {
  readonly link: string;
  constructor(link: string) {
    this.link = link;
  }
}

function linkAsGiven(): Middleware {
  let next: Middleware | undefined;
  return {
    setNext: (middleware) => {
      next = middleware;
    },
    execute: async (context) => {
      const option = context.middlewareControl?.getMiddlewareOptions(LinkAsGiven);
      if (option instanceof LinkAsGiven) context.request = option.link;
      await next?.execute(context);
    },
  };
}

function fetchOnce(fetch: Fetch): Middleware {
  return {
    execute: async (context) => {
      try {
        context.response = await fetch(context.request, context.options);
      } catch (error) {
        // The one class of error that the client passes on as it is; it would drop the cause of any other
        throw new GraphClientError(networkFailureCode(error));
      }
    },
  };
}
