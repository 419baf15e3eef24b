import { inSpan } from "@calcache/tracing";
import { isRefusal, type Outcome } from "./answer.ts";
import type { Endpoint } from "./declaration.ts";
import { nothingHere } from "./endpoint.ts";
import { type Failures, failed } from "./failed.ts";
import { apiEnvelope, type Envelope, type Refusal, refusal, refuse } from "./refusal.ts";
import { isForPeople, refusalPage } from "./refusal-page.ts";
import { namesOf, resourcesOf } from "./resources.ts";

/** Answers a request. Rejects only where what it works with can't be opened. */
export type Handler = (request: Request) => Promise<Response>;

/**
 * Serves endpoints by their paths.
 * @param open opens what their handlers work with, for each request that a handler gets
 */
export function serve<Services>(
  endpoints: readonly Endpoint<Services>[],
  open: () => Services | Promise<Services>,
  failures: Failures,
): Handler {
  const resources = resourcesOf(endpoints).map((resource) => ({
    ...resource,
    answer: answerAt(resource.endpoints, open, failures),
  }));
  return async (request) => {
    const { pathname } = new URL(request.url);
    for (const resource of resources) {
      const names = namesOf(resource, pathname);
      if (names !== null) return resource.answer(request, names);
    }
    return refuse(apiEnvelope, nothingHere);
  };
}

/** Serves an endpoint wherever it is mounted. */
export function serveAnywhere<Services>(
  endpoint: Endpoint<Services>,
  open: () => Services | Promise<Services>,
  failures: Failures,
): Handler {
  const answer = answerAt([endpoint], open, failures);
  return (request) => answer(request, {});
}

const wrongMethod = refusal(405, "METHOD_NOT_ALLOWED", "Method not allowed");

function answerAt<Services>(
  endpoints: readonly Endpoint<Services>[],
  open: () => Services | Promise<Services>,
  failures: Failures,
): (request: Request, names: Record<string, string>) => Promise<Response> {
  const handled = new Map<string, Endpoint<Services>>(
    endpoints.flatMap((one) => one.methods.map((method) => [method, one] as const)),
  );
  const get = handled.get("GET");
  if (get?.automatic.includes("HEAD")) handled.set("HEAD", get);
  const allowed = [...handled.keys()].sort();
  const headers = { allow: allowed.join(", ") };
  const message = `${wrongMethod.message}: use ${allowed.join(" or ")}`;

  return async (request, names) => {
    const refused = (envelope: Envelope, why: Refusal) =>
      isForPeople(request, endpoints) ? refusalPage(why) : refuse(envelope, why);
    const found = handled.get(request.method);
    if (!found) {
      return request.method === "OPTIONS" && endpoints.every((one) => one.automatic.includes("OPTIONS"))
        ? new Response(null, { status: 204, headers })
        : refused(endpoints[0]?.envelope ?? apiEnvelope, { ...wrongMethod, message, headers });
    }
    return traced(request, found, async () => {
      const orFailed = (error: unknown): Outcome => failed(error, request, found, failures);
      const work = async () => found.answer(request, names, await open(), orFailed);
      const outcome = await work().catch(orFailed);
      const response = isRefusal(outcome) ? refused(found.envelope, outcome) : responseTo(outcome);
      return request.method === "HEAD" ? new Response(null, response) : response;
    });
  };
}

function responseTo(outcome: Exclude<Outcome, Refusal>): Response {
  if (outcome instanceof Response) return outcome;
  const { status, body, headers } = outcome;
  return Response.json(body, { status, headers: { "cache-control": "no-store", ...headers } });
}

/**
 * Answers as a span, under the path as it was declared: what stands in it may be a secret. Whoever asks may be anybody, so the trace
 * that they name isn't continued, only linked to. Source: opentelemetry.io/docs/specs/semconv/http/http-spans
 */
function traced(
  { method, headers }: Request,
  { path }: { path: string },
  answer: () => Promise<Response>,
): Promise<Response> {
  const attributes = { "http.request.method": method, "http.route": path };
  const links = [headers.get("traceparent")];
  return inSpan(`${method} ${path}`, { attributes, links, isRequest: true }, async (span) => {
    const response = await answer();
    span.note({ "http.response.status_code": response.status });
    if (response.status >= 500) span.fail();
    return response;
  });
}
