import type { InjectedFailure } from "../../faults/inject-fault.ts";

/** What a Graph operation answers. */
export type Reply = { status: number; body?: unknown; headers?: Record<string, string> };

/** A success. */
export function success(
  status: 200 | 201 | 202 | 204,
  body?: unknown,
  headers?: Record<string, string>,
): Reply {
  return { status, ...(body === undefined ? {} : { body }), ...(headers === undefined ? {} : { headers }) };
}

/** A failure in Graph's error form, without the request ids that the frame adds. */
export function failure(
  status: number,
  code: string,
  message: string,
  headers?: Record<string, string>,
): Reply & { failed: true } {
  return {
    status,
    body: { error: { code, message } },
    ...(headers === undefined ? {} : { headers }),
    failed: true,
  };
}

/** Whether a value is a failure made above, where a function answers either a value or a failure. */
export function isFailure(value: unknown): value is Reply & { failed: true } {
  return typeof value === "object" && value !== null && "failed" in value;
}

/** The failures that many operations share. */
export const itemNotFound = () =>
  failure(404, "ErrorItemNotFound", "The specified object was not found in the store.");
export const idMalformed = () => failure(400, "ErrorInvalidIdMalformed", "Id is malformed.");
export const accessDenied = () =>
  failure(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
export const badRequest = (message: string) => failure(400, "BadRequest", message);

/** A failure that a fault asked for; its inner errors lie within one another (Microsoft: /graph/errors). */
export function injectedFailure({ status, code, message, innerCodes }: InjectedFailure) {
  const innerError = innerCodes.reduceRight<object | undefined>(
    (inner, inside) => ({ code: inside, ...(inner === undefined ? {} : { innerError: inner }) }),
    undefined,
  );
  const body = { error: { code, message, ...(innerError === undefined ? {} : { innerError }) } };
  return { status, body, failed: true as const };
}
