import type { Simulation } from "../../simulation.ts";
import type { Reply } from "./reply.ts";

const JSON_TYPE =
  "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

/** A reply as an HTTP response, with the headers and the request ids that Graph gives (Microsoft: /graph/errors). */
export function toResponse(sim: Pick<Simulation, "ids" | "now">, reply: Reply, request: Headers): Response {
  const requestId = sim.ids.guid();
  const clientRequestId = request.get("client-request-id") ?? requestId;
  const headers = new Headers({
    "request-id": requestId,
    "client-request-id": clientRequestId,
    date: new Date(sim.now()).toUTCString(),
    "cache-control": "no-cache",
    ...reply.headers,
  });
  if (reply.body === undefined) return new Response(null, { status: reply.status, headers });
  headers.set("content-type", JSON_TYPE);
  const innerError = {
    date: new Date(sim.now()).toISOString().slice(0, 19),
    "request-id": requestId,
    "client-request-id": clientRequestId,
  };
  return new Response(JSON.stringify(withInnerError(reply.body, innerError)), {
    status: reply.status,
    headers,
  });
}

function withInnerError(body: unknown, innerError: Record<string, string>): unknown {
  if (typeof body !== "object" || body === null || !("error" in body)) return body;
  const { error } = body;
  if (typeof error !== "object" || error === null || !("code" in error)) return body;
  const inner = "innerError" in error && typeof error.innerError === "object" ? error.innerError : {};
  return { error: { ...error, innerError: { ...inner, ...innerError } } };
}
