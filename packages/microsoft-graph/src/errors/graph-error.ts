/**
 * What a failure means for the caller. One policy belongs to each kind:
 * - `throttled`: asked too much; wait `retryAfterSeconds`, or back off
 * - `transient`: Microsoft or the network hiccups; try again soon
 * - `ambiguous`: may be them, may be us, may be the account; back off, keep the tokens, keep probing
 * - `relink`: only a fresh sign-in by the user helps
 * - `unusable`: the stored tokens can't be opened; nothing was asked, and the account may be well
 * - `forbidden`: this mailbox or permission doesn't allow it until someone changes it
 * - `gone`: what was asked for doesn't exist (any more)
 * - `config`: our app registration or settings are wrong, for everybody; raise an alert, keep the links
 * - `conflict`: it exists already, or isn't any more what the request took it for
 * - `malformed`: the answer isn't what Microsoft documents
 * - `bug`: we asked for nonsense
 */
export type GraphErrorKind =
  | "throttled"
  | "transient"
  | "ambiguous"
  | "relink"
  | "unusable"
  | "forbidden"
  | "gone"
  | "config"
  | "conflict"
  | "malformed"
  | "bug";

/** One place of a malformed answer: the JSON path (`value[3].start.dateTime`) and what is wrong there, without the value. */
export type AnswerIssue = { path: string; message: string };

/** A failed operation. Every field is safe to log: no token, no calendar content, nothing of a body but its error code. */
export type GraphError = {
  kind: GraphErrorKind;
  /** The operation's name, such as `calendarView` */
  operation: string;
  /** HTTP status; null when no answer arrived, or when nothing was sent */
  status: number | null;
  /** The deepest code known: Graph's (`ErrorItemNotFound`), the login's (`AADSTS50173`) or the network's (`ECONNRESET`) */
  code: string | null;
  message: string;
  /** Seconds to wait as asked by Microsoft; null when it didn't ask */
  retryAfterSeconds: number | null;
  /** Microsoft's id of the request, for its support */
  requestId: string | null;
  /** `malformed`: what is wrong and where */
  issues?: readonly AnswerIssue[];
  /** `conflict` on creating a subscription: the one in the way, when Graph names it */
  conflictingSubscriptionId?: string;
};

/** A {@link GraphError} with its message written from its parts, which is how it stays free of secrets. */
export function graphError(parts: {
  kind: GraphErrorKind;
  operation: string;
  status?: number | null;
  code?: string | null;
  retryAfterSeconds?: number | null;
  requestId?: string | null;
  /** Ours, never a text of Microsoft's */
  reason?: string;
}): GraphError {
  const { kind, operation, status = null, code = null, retryAfterSeconds = null, requestId = null } = parts;
  const circumstances = [
    ...(parts.reason === undefined ? [] : [parts.reason]),
    ...(status === null ? [] : [`HTTP ${status}`]),
    ...(code === null ? [] : [code]),
  ];
  const message = `${operation}: ${kind}${circumstances.length > 0 ? ` (${circumstances.join(", ")})` : ""}`;
  return { kind, operation, status, code, message, retryAfterSeconds, requestId };
}
