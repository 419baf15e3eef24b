import type { HttpContext } from "../../attend.ts";
import { attend } from "../../attend.ts";
import type { Simulation } from "../../simulation.ts";
import type { Parties } from "../access/parties.ts";
import { attendedMailbox, partiesOf } from "../access/parties.ts";
import { denial } from "../access/permissions.ts";
import { anchorName } from "./anchor-mailbox.ts";
import { calendarAbout } from "./calendar-about.ts";
import type { CallerCall, Operation } from "./operation.ts";
import { readPreferences } from "./prefer.ts";
import type { Reply } from "./reply.ts";
import { badRequest, failure, injectedFailure, isFailure } from "./reply.ts";
import { toResponse } from "./response.ts";
import type { Admission } from "./throttle.ts";

type Dispatch = CallerCall["dispatch"];

/** Answers one Graph request: limits, injected faults, authentication, the operation itself, headers, and the log. */
export async function answer(
  sim: Simulation,
  operation: Operation,
  c: HttpContext,
  dispatch: Dispatch,
): Promise<Response> {
  const parties = partiesOf(sim, operation, c);
  const mailbox = attendedMailbox(parties);
  const isCounted = operation.about === "mailbox" && operation.outlook;
  const admission =
    isCounted && parties.caller !== null && mailbox !== null
      ? sim.throttle.admit(parties.caller.clientId, mailbox.address, sim.settings.throttle)
      : null;
  try {
    const calendarId = await calendarAbout(sim, operation, { caller: parties.caller, mailbox }, c);
    return await attend(sim, c, { operation: operation.name, mailbox, calendarId }, async (injected) => {
      const reply =
        (injected === null ? null : injectedFailure(injected)) ??
        overLimit(admission) ??
        (await perform(sim, parties, c, dispatch));
      return toResponse(sim, reply, c.req.raw.headers);
    });
  } finally {
    if (admission?.kind === "admitted") admission.release();
  }
}

function overLimit(admission: Admission | null): Reply | null {
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
  parties: Parties,
  c: HttpContext,
  dispatch: Dispatch,
): Promise<Reply> {
  if (parties.kind === "refused") return parties.refusal;
  const refused = parties.kind === "mailbox" ? refusalAt(sim, parties) : null;
  if (refused !== null) return refused;
  const misled = wrongAnchor(sim, parties, c);
  if (misled !== null) return misled;
  const preferences = readPreferences(c.req.header("prefer") ?? null);
  if (isFailure(preferences)) return preferences;
  const text = c.req.method === "GET" ? "" : await c.req.text();
  const body = parseJson(text);
  if (text !== "" && body === undefined) {
    return badRequest(
      "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.",
    );
  }
  const url = new URL(c.req.url);
  const call: CallerCall = {
    sim,
    caller: parties.caller,
    url,
    query: url.searchParams,
    headers: c.req.raw.headers,
    preferences,
    param: (name) => c.req.param(name) ?? "",
    body,
    dispatch,
    context: (entity) => `${url.origin}/v1.0/$metadata#${entity}`,
  };
  return parties.kind === "caller"
    ? parties.operation.handle(call)
    : parties.operation.handle({ ...call, mailbox: parties.mailbox });
}

/** Why this can't be done in this mailbox; null if it can. */
function refusalAt(
  sim: Simulation,
  { caller, operation, mailbox }: Extract<Parties, { kind: "mailbox" }>,
): Reply | null {
  const denied = denial(sim, caller, mailbox, operation.needs);
  if (denied !== null) return denied;
  return mailbox.kind === "guest" && operation.outlook ? mailboxElsewhere() : null;
}

/** Why a routing hint is refused; null if it is right, or nobody minds. */
function wrongAnchor(sim: Simulation, parties: Parties, c: HttpContext): Reply | null {
  const anchor = c.req.header("x-anchormailbox");
  const mailbox = attendedMailbox(parties);
  if (!sim.settings.enforceAnchor || anchor === undefined || mailbox === null) return null;
  if (anchorName(anchor, mailbox) !== null) return null;
  const message = "The routing hint in the X-AnchorMailbox header is incorrect.";
  return failure(400, "ErrorIncorrectRoutingHint", message);
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
