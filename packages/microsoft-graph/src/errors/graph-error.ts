/**
 * What a failure means for the caller. One policy belongs to each kind:
 * - `throttled`: asked too much; wait `retryAfterSeconds`, or back off
 * - `transient`: Microsoft, the network or something in between hiccups; try again soon
 * - `ambiguous`: may be them, may be us, may be the account; back off, keep the tokens, keep probing
 * - `relink`: only a fresh sign-in by the user helps
 * - `unusable`: the stored tokens can't be opened; nothing was asked, and the account may be well
 * - `interaction`: Conditional Access or the account itself wants something of the user, such as a second factor or a new
 *   password; the tokens may serve again once that is done, so keep them and ask rarely
 * - `admin`: an administrator of the user's organisation has to allow or mend something; keep the tokens and ask rarely
 * - `tenant`: the user's organisation doesn't know our app: its own affair while others do, our `config` if none does
 * - `permission`: the grant lacks a permission; that costs what was asked for, and not the account
 * - `forbidden`: this mailbox or calendar doesn't allow it until someone changes it
 * - `gone`: what was asked for doesn't exist (any more); said by a known code only, about the request itself
 * - `config`: our app registration or settings are wrong, for everybody; raise an alert, keep the links
 * - `conflict`: it exists already, or isn't any more what the request took it for
 * - `malformed`: the answer isn't what Microsoft documents
 * - `bug`: we asked for nonsense; said by a known code only
 * - `unlisted`: a refusal by a code that nobody here knows; nothing follows from it but another try, ever more rarely
 */
export type GraphErrorKind =
  | "throttled"
  | "transient"
  | "ambiguous"
  | "relink"
  | "unusable"
  | "interaction"
  | "admin"
  | "tenant"
  | "permission"
  | "forbidden"
  | "gone"
  | "config"
  | "conflict"
  | "malformed"
  | "bug"
  | "unlisted";

/**
 * How far a request came: `sign-in` means that there is no token to ask with. Only `mailbox` proves that the mailbox answers; other
 * failures may come from anything on the way, such as a gateway.
 */
export type Reached = "sign-in" | "graph" | "mailbox";

/** One place of a malformed answer: the JSON path (`value[3].start.dateTime`) and what is wrong there, without the value. */
export type AnswerIssue = { path: string; message: string };

/** A failed operation. Every field is safe to log: no token, no calendar content, nothing of a body but its error code. */
export type GraphError = {
  kind: GraphErrorKind;
  /** The operation's name, such as `calendarView` */
  operation: string;
  reached: Reached;
  /** HTTP status; null when no answer arrived, or when nothing was sent */
  status: number | null;
  /** The deepest code known: Graph's (`ErrorItemNotFound`), the login's (`AADSTS50173`) or the network's (`ECONNRESET`) */
  code: string | null;
  message: string;
  /** Seconds to wait as asked by Microsoft, or as the table says; null when neither does */
  retryAfterSeconds: number | null;
  /** Microsoft's id of the request, for its support */
  requestId: string | null;
  /** `relink`: known to pass by itself; to be believed when a second one follows minutes later */
  mayPass?: true;
  /** `malformed`: what is wrong and where */
  issues?: readonly AnswerIssue[];
  /** `conflict` on creating a subscription: the one in the way, when Graph names it */
  conflictingSubscriptionId?: string;
};

/** A {@link GraphError} with its message written from its parts, which is how it stays free of secrets. */
export function graphError(parts: {
  kind: GraphErrorKind;
  operation: string;
  reached?: Reached;
  status?: number | null;
  code?: string | null;
  retryAfterSeconds?: number | null;
  requestId?: string | null;
  mayPass?: true;
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
  return {
    kind,
    operation,
    reached: parts.reached ?? "graph",
    status,
    code,
    message,
    retryAfterSeconds,
    requestId,
    ...(parts.mayPass && { mayPass: parts.mayPass }),
  };
}
