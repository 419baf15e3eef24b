import { randomUUID } from "node:crypto";
import { type Refusal, refusal } from "./refusal.ts";

/** What is done about errors that nobody foresaw. */
export type Failures = {
  /** Whether an error says that the database is away, and that trying again may help. */
  isAway: (error: unknown) => boolean;
  log: () => { error: (about: object, message: string) => void };
};

/** Seconds. */
const retryAfter = 10;

/** The database is away. */
export const unavailable = refusal(
  503,
  "SERVICE_UNAVAILABLE",
  "The database doesn't answer; please try again in a moment",
);

/** An error that nobody foresaw. */
export const broken = refusal(500, "INTERNAL_SERVER_ERROR", "Something went wrong here; it has been logged");

/**
 * Logs an error that nobody foresaw, under an id that the answer names, and says no more of it than whether trying again
 * may help. The path is logged as it was declared: what stands in it may be a secret.
 */
export function failed(
  error: unknown,
  request: Request,
  { path }: { path: string },
  { isAway, log }: Failures,
): Refusal {
  const requestId = idOf(request);
  log().error({ err: error, requestId, method: request.method, path }, "[HTTP] a request failed");
  const headers = { "x-request-id": requestId };
  return isAway(error)
    ? { ...unavailable, headers: { ...headers, "retry-after": String(retryAfter) } }
    : { ...broken, headers };
}

/** The id that a proxy gave the request, or a new one. */
function idOf({ headers }: Request): string {
  const given = headers.get("x-request-id") ?? "";
  return /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
}
