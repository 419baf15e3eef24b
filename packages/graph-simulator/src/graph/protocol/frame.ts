import type { HttpContext } from "../../attend.ts";
import { attend } from "../../attend.ts";
import type { Token } from "../../login/token-store.ts";
import type { Mailbox } from "../../mailbox/mailbox.ts";
import type { Simulation } from "../../simulation.ts";
import { anchorName } from "./anchor-mailbox.ts";
import { calendarAbout } from "./calendar-about.ts";
import type { GraphCall, Operation } from "./operation.ts";
import { readPreferences } from "./prefer.ts";
import type { Reply } from "./reply.ts";
import { accessDenied, failure, injectedFailure, isFailure } from "./reply.ts";
import { toResponse } from "./response.ts";
import type { Admission } from "./throttle.ts";

type Dispatch = GraphCall["dispatch"];

/** Answers one Graph request: limits, injected faults, authentication, the operation itself, headers, and the log. */
export async function answer(
  sim: Simulation,
  operation: Operation,
  c: HttpContext,
  dispatch: Dispatch,
): Promise<Response> {
  const bearer = /^Bearer\s+(.+)$/i.exec(c.req.header("authorization") ?? "")?.[1] ?? "";
  const token = sim.tokens.access(bearer);
  const mailbox = token === undefined ? undefined : sim.mailboxes.get(token.mailboxId);
  const admission =
    operation.outlook && token !== undefined && mailbox !== undefined
      ? sim.throttle.admit(token.clientId, mailbox.address, sim.settings.throttle)
      : null;
  try {
    const calendarId = mailbox === undefined ? null : await calendarAbout(sim, operation, mailbox, c);
    const request = { operation: operation.name, mailbox: mailbox ?? null, calendarId };
    return await attend(sim, c, request, async (injected) => {
      const reply =
        (injected === null ? null : injectedFailure(injected)) ??
        refusal(admission) ??
        (await perform(sim, operation, c, dispatch, { bearer, token, mailbox }));
      return toResponse(sim, reply, c.req.raw.headers);
    });
  } finally {
    if (admission?.kind === "admitted") admission.release();
  }
}

function refusal(admission: Admission | null): Reply | null {
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
  c: HttpContext,
  dispatch: Dispatch,
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
  if (sim.settings.enforceAnchor && anchor !== undefined && anchorName(anchor, mailbox) === null) {
    return failure(
      400,
      "ErrorIncorrectRoutingHint",
      "The routing hint in the X-AnchorMailbox header is incorrect.",
    );
  }
  if (mailbox.kind === "guest" && operation.outlook) return mailboxElsewhere();
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
  const url = new URL(c.req.url);
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
    dispatch,
    context: (entity) => `${url.origin}/v1.0/$metadata#${entity}`,
  });
}

/** A delegated token opens its own user's mailbox only. */
function foreignMailbox(sim: Simulation, own: Mailbox, user: string | undefined): Reply | null {
  if (user === undefined) return null;
  const named = sim.mailboxes.find(user);
  if (named === undefined)
    return failure(404, "ErrorInvalidUser", `The requested user '${user}' is invalid.`);
  if (named.id === own.id) return null;
  return accessDenied();
}

/** A guest's mailbox is in another tenant, or nowhere. */
function mailboxElsewhere(): Reply {
  const message = "The mailbox is either inactive, soft-deleted, or is hosted on-premise.";
  return failure(404, "MailboxNotEnabledForRESTAPI", message);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
