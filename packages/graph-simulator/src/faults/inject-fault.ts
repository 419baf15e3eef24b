import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { wait } from "../schedule.ts";
import type { Simulation } from "../simulation.ts";
import type { FaultEffect, LoginRefusal } from "./fault-effect.ts";
import { gatewayPage } from "./gateway-page.ts";

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
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304]);
const WRITES: Readonly<Record<string, string>> = { POST: "Create", PATCH: "Update", DELETE: "Delete" };

/** A failure that each surface puts in its own form. */
export type InjectedFailure = {
  status: number;
  code: string;
  message: string;
  /** Codes of inner errors, the deepest last. */
  innerCodes: readonly string[];
  login: LoginRefusal | null;
};

/** An answer in place of the real one. */
export type Injected =
  | { kind: "response"; response: Response }
  | { kind: "failure"; failure: InjectedFailure };

/** Control-only: does what a fault says instead of the real answer; null means "go on as usual". */
export async function injectFault(
  sim: Pick<Simulation, "schedule">,
  effect: FaultEffect,
  request: { method: string; bindings: HttpBindings | undefined },
): Promise<Injected | null> {
  if (effect.delayMs !== undefined) await wait(sim.schedule, effect.delayMs);
  const response = madeUpResponse(effect, request.bindings);
  if (response !== null) return { kind: "response", response };
  const failure = failureOf(effect, request.method);
  return failure === null ? null : { kind: "failure", failure };
}

/** The headers that a fault puts on any answer, and on an altered or usual one too. */
export function faultHeaders({ headers, retryAfterSeconds }: FaultEffect): Record<string, string> {
  return {
    ...(retryAfterSeconds === undefined ? {} : { "Retry-After": String(retryAfterSeconds) }),
    ...headers,
  };
}

function madeUpResponse(effect: FaultEffect, bindings: HttpBindings | undefined): Response | null {
  const { status, html } = effect;
  if (effect.cut === true) return cutConnection(bindings);
  if (effect.empty === true || (status !== undefined && BODILESS.has(status)))
    return new Response(null, { status: status ?? 200 });
  if (html !== undefined) return page(html === true ? gatewayPage(status ?? 502) : html, status ?? 502);
  const type = { "content-type": "application/json" };
  if (effect.malformed === true)
    return new Response('{"value":[{"id":"AAMk', { status: status ?? 200, headers: type });
  return "body" in effect ? Response.json(effect.body, { status: status ?? 200 }) : null;
}

function failureOf(effect: FaultEffect, method: string): InjectedFailure | null {
  const { login = null, exchangeStatus, innerCodes = [] } = effect;
  const isFailure = login !== null || exchangeStatus !== undefined || innerCodes.length > 0;
  if (!isFailure && [effect.status, effect.code, effect.message].every((told) => told === undefined))
    return null;
  const status = effect.status ?? (login === null ? 500 : 400);
  const code =
    effect.code ??
    (exchangeStatus === undefined ? (USUAL_CODES[status] ?? "UnknownError") : "ExtensionError");
  const verb = WRITES[method] ?? "Read";
  const message =
    exchangeStatus === undefined
      ? `Injected fault: ${code}.`
      : `Operation: ${verb}; Exception: [Status Code: ${exchangeStatus}; Reason: ${exchangeStatus}]`;
  return { status, code, message: effect.message ?? message, innerCodes, login };
}

function page(text: string, status: number): Response {
  return new Response(text, { status, headers: { "content-type": "text/html; charset=utf-8" } });
}

/** Control-only: breaks the connection without an answer. */
export function cutConnection(bindings: HttpBindings | undefined): Response {
  bindings?.outgoing.destroy();
  return RESPONSE_ALREADY_SENT;
}
