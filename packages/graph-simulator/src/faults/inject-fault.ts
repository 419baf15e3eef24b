import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { wait } from "../schedule.ts";
import type { Simulation } from "../simulation.ts";
import type { FaultEffect } from "./fault.ts";

const USUAL_CODES: Readonly<Record<number, string>> = {
  400: "BadRequest",
  401: "InvalidAuthenticationToken",
  403: "ErrorAccessDenied",
  404: "ErrorItemNotFound",
  410: "SyncStateNotFound",
  429: "TooManyRequests",
  500: "ErrorInternalServerError",
  502: "BadGateway",
  503: "ServiceUnavailable",
  504: "GatewayTimeout",
};

/** An answer in place of the real one: ready, or a failure that each surface puts in its own form. */
export type Injected =
  | { kind: "response"; response: Response }
  | { kind: "failure"; status: number; code: string; headers: Record<string, string> };

/** Control-only: does what a fault says instead of the real answer; null means "go on as usual". */
export async function injectFault(
  sim: Pick<Simulation, "schedule">,
  effect: FaultEffect,
  bindings: HttpBindings | undefined,
): Promise<Injected | null> {
  const { status, delayMs, retryAfterSeconds } = effect;
  if (delayMs !== undefined) await wait(sim.schedule, delayMs);
  if (effect.cut === true) return { kind: "response", response: cutConnection(bindings) };
  if (effect.malformed === true) {
    const headers = { "content-type": "application/json" };
    return {
      kind: "response",
      response: new Response('{"value":[{"id":"AAMk', { status: status ?? 200, headers }),
    };
  }
  const headers: Record<string, string> =
    retryAfterSeconds === undefined ? {} : { "Retry-After": String(retryAfterSeconds) };
  if (effect.body !== undefined) {
    return { kind: "response", response: Response.json(effect.body, { status: status ?? 200, headers }) };
  }
  if (status === undefined && effect.code === undefined) return null;
  const code = effect.code ?? USUAL_CODES[status ?? 500] ?? "UnknownError";
  return { kind: "failure", status: status ?? 500, code, headers };
}

/** Control-only: breaks the connection without an answer. */
export function cutConnection(bindings: HttpBindings | undefined): Response {
  bindings?.outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}
