import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import { injectFault } from "../faults/inject-fault.ts";
import type { Token } from "../login/token-store.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { wait } from "../schedule.ts";
import type { Simulation } from "../simulation.ts";
import { isRightAnchor } from "./anchor-mailbox.ts";
import type { Operation } from "./operation.ts";
import { readPreferences } from "./prefer.ts";
import type { Reply } from "./reply.ts";
import { failure, isFailure } from "./reply.ts";
import { toResponse } from "./response.ts";

type GraphContext = Context<{ Bindings: HttpBindings }>;

/** Answers one Graph request: limits, injected faults, authentication, the operation itself, headers, and the log. */
export async function answer(sim: Simulation, operation: Operation, c: GraphContext): Promise<Response> {
  const at = sim.now();
  const bearer = /^Bearer\s+(.+)$/i.exec(c.req.header("authorization") ?? "")?.[1] ?? "";
  const token = sim.tokens.access(bearer);
  const mailbox = token === undefined ? undefined : sim.mailboxes.get(token.mailboxId);
  const admission =
    operation.outlook && token !== undefined && mailbox !== undefined
      ? sim.throttle.admit(token.clientId, mailbox.address, sim.settings.throttle)
      : null;
  try {
    if (sim.settings.latencyMs > 0) await wait(sim.schedule, sim.settings.latencyMs);
    const fault = sim.faults.strike({
      mailbox: mailbox ?? null,
      method: c.req.method,
      path: c.req.path,
      operation: operation.name,
      hasAnchor: c.req.header("x-anchormailbox") !== undefined,
    });
    const injected = fault === undefined ? null : await injectFault(sim, fault.effect, c.env);
    if (injected?.kind === "response") return log(injected.response);
    const reply =
      injected?.reply ?? refusal(admission) ?? (await perform(sim, operation, c, { bearer, token, mailbox }));
    return log(toResponse(sim, reply, c.req.raw.headers));
  } finally {
    if (admission?.kind === "admitted") admission.release();
  }

  function log(response: Response): Response {
    sim.requests.add({
      at,
      method: c.req.method,
      path: c.req.path,
      operation: operation.name,
      mailbox: mailbox?.address ?? null,
      status: response.status,
      durationMs: sim.now() - at,
    });
    return response;
  }
}

function refusal(admission: { kind: string; retryAfterSeconds?: number } | null): Reply | null {
  if (admission?.kind === "rate") {
    return failure(429, "TooManyRequests", "The request has been throttled. Please retry after some time.", {
      "Retry-After": String(admission.retryAfterSeconds),
    });
  }
  if (admission?.kind === "concurrency") {
    return failure(429, "ApplicationThrottled", "Application is over its MailboxConcurrency limit.");
  }
  return null;
}

async function perform(
  sim: Simulation,
  operation: Operation,
  c: GraphContext,
  caller: { bearer: string; token: Token | undefined; mailbox: Mailbox | undefined },
): Promise<Reply> {
  const { token, mailbox } = caller;
  if (caller.bearer === "") return failure(401, "InvalidAuthenticationToken", "Access token is empty.");
  if (token === undefined || mailbox === undefined) {
    return failure(401, "InvalidAuthenticationToken", "IDX14100: JWT is not well formed.");
  }
  if (token.expiresAt <= sim.now()) {
    return failure(401, "InvalidAuthenticationToken", "Lifetime validation failed, the token is expired.");
  }
  const foreign = foreignMailbox(sim, mailbox, c.req.param("user"));
  if (foreign !== null) return foreign;
  const anchor = c.req.header("x-anchormailbox");
  if (sim.settings.enforceAnchor && anchor !== undefined && !isRightAnchor(anchor, mailbox)) {
    return failure(
      400,
      "ErrorIncorrectRoutingHint",
      "The routing hint in the X-AnchorMailbox header is incorrect.",
    );
  }
  const preferences = readPreferences(c.req.header("prefer") ?? null);
  if (isFailure(preferences)) return preferences;
  const text = c.req.method === "GET" ? "" : await c.req.text();
  const body = parseJson(text);
  if (text !== "" && body === undefined) {
    return failure(
      400,
      "BadRequest",
      "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.",
    );
  }
  const url = new URL(`${sim.url()}${c.req.path}${new URL(c.req.url).search}`);
  return operation.handle({
    sim,
    mailbox,
    clientId: token.clientId,
    url,
    query: url.searchParams,
    headers: c.req.raw.headers,
    preferences,
    param: (name) => c.req.param(name) ?? "",
    body,
    context: (entity) => `${sim.url()}/v1.0/$metadata#${entity}`,
  });
}

/** A delegated token opens its own user's mailbox only. */
function foreignMailbox(sim: Simulation, own: Mailbox, user: string | undefined): Reply | null {
  if (user === undefined) return null;
  const named = sim.mailboxes.find(user);
  if (named === undefined)
    return failure(404, "ErrorInvalidUser", `The requested user '${user}' is invalid.`);
  if (named.id === own.id) return null;
  return failure(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
