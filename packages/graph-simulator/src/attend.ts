import { setImmediate } from "node:timers/promises";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import { alterAnswer } from "./faults/alter-answer.ts";
import type { FaultEffect } from "./faults/fault-effect.ts";
import type { InjectedFailure } from "./faults/inject-fault.ts";
import { cutConnection, faultHeaders, injectFault } from "./faults/inject-fault.ts";
import { anchorName } from "./graph/protocol/anchor-mailbox.ts";
import type { Mailbox } from "./mailbox/mailbox.ts";
import { wait } from "./schedule.ts";
import type { Simulation } from "./simulation.ts";

export type HttpContext = Context<{ Bindings: HttpBindings }>;

/** What a request is about; null where it is about none. */
export type Attended = {
  operation: string;
  mailbox: Mailbox | null;
  calendarId: string | null;
  /** the id of the app that asks the login; without it, Graph is asked */
  client?: string;
};

/**
 * What every Graph and login request goes through: the set latency, injected faults, and the log.
 * `run` makes the answer; given a failure that a fault puts in its place, it only has to give that its form.
 */
export async function attend(
  sim: Simulation,
  c: HttpContext,
  request: Attended,
  run: (injected: InjectedFailure | null) => Response | Promise<Response>,
): Promise<Response> {
  const at = sim.now();
  const { operation, mailbox } = request;
  const { method, path } = c.req;
  if (sim.settings.latencyMs > 0) await wait(sim.schedule, sim.settings.latencyMs);
  const anchor = c.req.header("x-anchormailbox");
  const anchoredBy = anchor === undefined || mailbox === null ? null : anchorName(anchor, mailbox);
  const hasAnchor = anchor !== undefined;
  const fault = sim.faults.strike({ client: null, ...request, method, path, hasAnchor, anchoredBy });
  const response = fault === undefined ? await run(null) : await struck(sim, fault.effect, c, run);
  const { socket } = c.env.incoming;
  // On a busy machine the end of the asker's connection may have come in long ago, and wait its turn behind this answer.
  await setImmediate();
  sim.requests.add({
    at,
    method,
    path,
    operation,
    mailbox: mailbox?.address ?? null,
    anchor: hasAnchor ? (anchoredBy ?? "wrong") : null,
    status: response === RESPONSE_ALREADY_SENT ? 0 : response.status,
    durationMs: sim.now() - at,
    isAbandoned: socket.destroyed || socket.readableEnded,
  });
  return response;
}

/** The answer to a request that a fault befalls. */
async function struck(
  sim: Simulation,
  effect: FaultEffect,
  c: HttpContext,
  run: (injected: InjectedFailure | null) => Response | Promise<Response>,
): Promise<Response> {
  const injected = await injectFault(sim, effect, { method: c.req.method, bindings: c.env });
  const answer =
    injected?.kind === "response"
      ? injected.response
      : await run(injected === null ? null : injected.failure);
  if (effect.answerDelayMs !== undefined) await wait(sim.schedule, effect.answerDelayMs);
  if (effect.answerLost === true) return cutConnection(c.env);
  if (answer === RESPONSE_ALREADY_SENT) return answer;
  const altered = effect.alter === undefined ? answer : await alterAnswer(answer, effect.alter);
  const headers = new Headers(altered.headers);
  for (const [name, value] of Object.entries(faultHeaders(effect))) headers.set(name, value);
  return new Response(altered.body, { status: altered.status, headers });
}
