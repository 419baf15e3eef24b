import {
  challengeOf,
  codesOf,
  guid,
  idInConflictText,
  isCode,
  isRecord,
  requestIdOf,
  textOf,
} from "./error-body.ts";
import { isStatusOf, type Meaning } from "./error-row.ts";
import { type GraphError, type GraphErrorKind, graphError, type Reached } from "./graph-error.ts";
import { type GraphErrorRow, graphErrorTable } from "./graph-error-table.ts";
import { type LoginErrorRow, loginErrorTable } from "./login-error-table.ts";
import { parseRetryAfter } from "./retry-after.ts";

/** A failed answer: `body` is its parsed JSON, whatever it may be; `now` is epoch milliseconds. */
export type FailedAnswer = {
  operation: string;
  status: number;
  headers: Pick<Headers, "get">;
  body: unknown;
  now: number;
};

/** Decides what a failed answer of Graph means, by the deepest code that {@link graphErrorTable} knows, then by status. */
export function classifyGraphFailure(answer: FailedAnswer): GraphError {
  const error = isRecord(answer.body) ? answer.body.error : null;
  const codes = [...challengeOf(answer.headers), ...codesOf(error)];
  const text = textOf(error);
  const decisive = codes.find((code) => rowForCode(answer, code, text) !== undefined);
  const row =
    decisive === undefined ? rowForStatus(answer, codes.length === 0) : rowForCode(answer, decisive, text);
  const reached = decisive !== undefined && row && provesMailbox.has(row.kind) ? "mailbox" : "graph";
  const failure = failureOf(answer, row ?? nothingKnown, decisive ?? codes[0] ?? null, reached);
  const requestId = guid(answer.headers.get("request-id")) ?? requestIdOf(error);
  const conflicting = failure.kind === "conflict" ? idInConflictText(text) : null;
  return {
    ...failure,
    requestId,
    ...(conflicting === null ? {} : { conflictingSubscriptionId: conflicting }),
  };
}

/**
 * Decides what a failed answer of the login means, by the first number that {@link loginErrorTable} knows, then by whatever
 * else it names.
 */
export function classifyLoginFailure(answer: FailedAnswer): GraphError {
  const body = isRecord(answer.body) ? answer.body : {};
  const numbers = Array.isArray(body.error_codes) ? body.error_codes.filter(isNumber) : [];
  const known = numbers.find((number) => loginErrorTable.some((row) => row.numbers?.includes(number)));
  const row = loginErrorTable.find((one) => fitsLogin(one, answer.status, known, body));
  const number = known ?? numbers[0];
  const code = number === undefined ? (isCode(body.error) ? body.error : null) : `AADSTS${number}`;
  const failure = failureOf(answer, row ?? nothingKnown, code, "sign-in");
  return { ...failure, requestId: guid(body.trace_id) };
}

/** Of an answer with a status that is none of HTTP's. */
const nothingKnown: Meaning = { kind: "ambiguous", reason: "nobody knows this answer" };

/** What only the mailbox itself can know of a request. */
const provesMailbox: ReadonlySet<GraphErrorKind> = new Set(["gone", "forbidden", "conflict", "bug"]);

function failureOf(
  { operation, status, headers, now }: FailedAnswer,
  { kind, reason, mayPass, waitSeconds }: Meaning,
  code: string | null,
  reached: Reached,
): GraphError {
  const asked = parseRetryAfter(headers.get("retry-after"), now);
  const retryAfterSeconds = waitSeconds === undefined ? asked : Math.max(waitSeconds, asked ?? 0);
  return graphError({
    kind,
    operation,
    status,
    code,
    reason,
    reached,
    retryAfterSeconds,
    ...(mayPass && { mayPass }),
  });
}

function rowForCode(
  { operation, status }: FailedAnswer,
  code: string,
  text: string,
): GraphErrorRow | undefined {
  const exchange = /status code: *(\w+)/.exec(text)?.[1];
  return graphErrorTable.find(
    (row) =>
      row.codes?.some((one) => one.toLowerCase() === code.toLowerCase()) &&
      isStatusOf(row.statuses, status) &&
      (row.operations === undefined || row.operations.includes(operation)) &&
      (row.says === undefined || text.includes(row.says)) &&
      (row.exchange === undefined || row.exchange.some((name) => name.toLowerCase() === exchange)),
  );
}

const rowForStatus = ({ status }: FailedAnswer, isBare: boolean): GraphErrorRow | undefined =>
  graphErrorTable.find(
    (row) => row.codes === undefined && isStatusOf(row.statuses, status) && (row.bare !== true || isBare),
  );

function fitsLogin(
  row: LoginErrorRow,
  status: number,
  known: number | undefined,
  body: Record<string, unknown>,
): boolean {
  if (known !== undefined || row.numbers !== undefined)
    return known !== undefined && row.numbers?.includes(known) === true;
  const names = (values: readonly string[] | undefined, value: unknown) =>
    values === undefined || (typeof value === "string" && values.includes(value.toLowerCase()));
  return (
    names(row.suberrors, body.suberror) &&
    names(row.errors, body.error) &&
    (row.claims !== true || (typeof body.claims === "string" && body.claims !== "")) &&
    (row.bare !== true || typeof body.error !== "string") &&
    isStatusOf(row.statuses, status)
  );
}

function isNumber(value: unknown): value is number {
  return Number.isInteger(value);
}
