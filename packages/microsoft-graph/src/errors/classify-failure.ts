import { type ErrorRow, graphErrorTable, loginErrorTable } from "./error-table.ts";
import { type GraphError, type GraphErrorKind, graphError } from "./graph-error.ts";
import { parseRetryAfter } from "./retry-after.ts";

/** A failed answer: `body` is its parsed JSON, whatever it may be; `now` is epoch milliseconds. */
export type FailedAnswer = {
  operation: string;
  status: number;
  headers: Pick<Headers, "get">;
  body: unknown;
  now: number;
};

/**
 * Decides what a failed answer of Graph means, by the deepest code that {@link graphErrorTable} knows, then by status.
 * A status it doesn't know is our `bug` up to 499 and `ambiguous` from 500.
 */
export function classifyGraphFailure(answer: FailedAnswer): GraphError {
  const error = isRecord(answer.body) ? answer.body.error : null;
  const failure = classify(
    answer,
    graphErrorTable,
    codesOf(error),
    answer.status < 500 ? "bug" : "ambiguous",
  );
  const requestId = guid(answer.headers.get("request-id")) ?? requestIdOf(error);
  const conflicting = failure.kind === "conflict" ? idInConflictText(error) : null;
  return {
    ...failure,
    requestId,
    ...(conflicting === null ? {} : { conflictingSubscriptionId: conflicting }),
  };
}

/**
 * Decides what a failed answer of the login means, by the first number or name that {@link loginErrorTable} knows, then by
 * status. A status it doesn't know is our `bug` up to 499 and `transient` from 500.
 */
export function classifyLoginFailure(answer: FailedAnswer): GraphError {
  const body = isRecord(answer.body) ? answer.body : {};
  const numbers = Array.isArray(body.error_codes) ? body.error_codes.filter(Number.isInteger) : [];
  const codes = [...numbers.map((number) => `AADSTS${number}`), body.error].filter(isCode);
  const failure = classify(answer, loginErrorTable, codes, answer.status < 500 ? "bug" : "transient");
  return { ...failure, requestId: guid(body.trace_id) };
}

function classify(
  { operation, status, headers, now }: FailedAnswer,
  table: readonly ErrorRow[],
  codes: readonly string[],
  otherwise: GraphErrorKind,
): GraphError {
  const decisive = codes.find((code) => rowFor(table, status, code) !== undefined);
  const row = rowFor(table, status, decisive);
  return graphError({
    kind: row?.kind ?? otherwise,
    operation,
    status,
    code: decisive ?? codes[0] ?? null,
    retryAfterSeconds: parseRetryAfter(headers.get("retry-after"), now),
  });
}

function rowFor(table: readonly ErrorRow[], status: number, code: string | undefined): ErrorRow | undefined {
  return table.find(
    (row) =>
      row.code?.toLowerCase() === code?.toLowerCase() && (row.status === undefined || row.status === status),
  );
}

/** All codes of an error object, the deepest first: inner errors, details, its own. */
function codesOf(error: unknown): string[] {
  if (!isRecord(error)) return [];
  const details = Array.isArray(error.details) ? error.details.flatMap(codesOf) : [];
  return [...codesOf(innerError(error)), ...details, error.code].filter(isCode);
}

function requestIdOf(error: unknown): string | null {
  if (!isRecord(error)) return null;
  return guid(error["request-id"]) ?? requestIdOf(innerError(error));
}

/** Microsoft spells it both ways. */
function innerError(error: Record<string, unknown>): unknown {
  return error.innerError ?? error.innererror;
}

/** The one place that reads Graph's prose: "Subscription Id <…> already exists for the requested combination". */
function idInConflictText(error: unknown): string | null {
  const text = isRecord(error) ? error.message : null;
  if (typeof text !== "string") return null;
  return /subscription id\W*([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/i.exec(text)?.[1] ?? null;
}

/** A name as Microsoft gives to errors; nothing with the shape of a token, an address or a sentence passes. */
function isCode(value: unknown): value is string {
  return typeof value === "string" && /^[a-z_][a-z0-9_]{0,79}$/i.test(value);
}

function guid(value: unknown): string | null {
  return typeof value === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
    ? value
    : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
