import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context } from "hono";
import type { Injected } from "./faults/inject-fault.ts";
import { cutConnection, injectFault } from "./faults/inject-fault.ts";
import { anchorName } from "./graph/protocol/anchor-mailbox.ts";
import type { Mailbox } from "./mailbox/mailbox.ts";
import { wait } from "./schedule.ts";
import type { Simulation } from "./simulation.ts";

export type HttpContext = Context<{ Bindings: HttpBindings }>;
export type InjectedFailure = Extract<Injected, { kind: "failure" }>;

/**
 * What every Graph and login request goes through: the set latency, injected faults, and the log.
 * `run` makes the answer; given a failure that a fault puts in its place, it only has to give that its form.
 */
export async function attend(
  sim: Simulation,
  c: HttpContext,
  request: { operation: string; mailbox: Mailbox | null },
  run: (injected: InjectedFailure | null) => Response | Promise<Response>,
): Promise<Response> {
  const at = sim.now();
  const { operation, mailbox } = request;
  const { method, path } = c.req;
  if (sim.settings.latencyMs > 0) await wait(sim.schedule, sim.settings.latencyMs);
  const anchor = c.req.header("x-anchormailbox");
  const anchoredBy = anchor === undefined || mailbox === null ? null : anchorName(anchor, mailbox);
  const hasAnchor = anchor !== undefined;
  const fault = sim.faults.strike({ mailbox, method, path, operation, hasAnchor, anchoredBy });
  const injected = fault === undefined ? null : await injectFault(sim, fault.effect, c.env);
  const answer = injected?.kind === "response" ? injected.response : await run(injected);
  if (fault?.effect.answerDelayMs !== undefined) await wait(sim.schedule, fault.effect.answerDelayMs);
  const response = fault?.effect.answerLost === true ? cutConnection(c.env) : answer;
  sim.requests.add({
    at,
    method,
    path,
    operation,
    mailbox: mailbox?.address ?? null,
    anchor: hasAnchor ? (anchoredBy ?? "wrong") : null,
    status: response === RESPONSE_ALREADY_SENT ? 0 : response.status,
    durationMs: sim.now() - at,
  });
  return response;
}
