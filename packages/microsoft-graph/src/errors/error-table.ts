import type { GraphErrorKind } from "./graph-error.ts";

/** One row of an error table: it speaks of a code, of an HTTP status, or of a code with that status only. */
export type ErrorRow = { kind: GraphErrorKind } & (
  | { code: string; status?: number }
  | { code?: never; status: number }
);

/**
 * What Graph's failures mean. A row for a code beats a row for a status, and the earlier row beats the later.
 * Sources: learn.microsoft.com/graph/errors, /graph/throttling, /graph/api/subscription-post-subscriptions,
 * /graph/resolve-auth-errors; codes that only issues tell of are marked with theirs.
 */
export const graphErrorTable: readonly ErrorRow[] = [
  // Too many requests, or more than four at once for one mailbox, which may come as 503 (alcionai/corso#3695)
  { code: "TooManyRequests", kind: "throttled" },
  { code: "ApplicationThrottled", kind: "throttled" },
  // The mailbox is on the move or its store restarts
  { code: "ErrorMailboxMoveInProgress", kind: "transient" },
  { code: "ErrorMailboxStoreUnavailable", kind: "transient" },
  { code: "ErrorInternalServerTransientError", kind: "transient" },
  { code: "MailboxInfoStale", kind: "transient" },
  // Conditional access wants more of the user than the tokens prove
  { code: "insufficient_claims", kind: "relink" },
  // No licensed Exchange Online mailbox: permanent until an administrator changes that
  { code: "MailboxNotEnabledForRESTAPI", kind: "forbidden" },
  { code: "MailboxNotSupportedForRESTAPI", kind: "forbidden" },
  { code: "ErrorAccessDenied", kind: "forbidden" },
  { code: "Authorization_RequestDenied", kind: "forbidden" },
  { code: "ErrorQuotaExceeded", kind: "forbidden" },
  // Exchange's refusal passed on by the subscription service: the calendar is gone, or the mailbox can't do it, and only
  // the text would tell (microsoft-graph-docs#6869)
  { code: "ExtensionError", status: 404, kind: "ambiguous" },
  // The transaction id made another event, or one that has changed since (alcionai/corso#2490); an event isn't of the revision any
  // more that If-Match names
  { code: "ErrorDuplicateTransactionId", kind: "conflict" },
  { code: "ErrorIrresolvableConflict", kind: "conflict" },
  { code: "ErrorItemNotFound", kind: "gone" },
  { code: "ErrorInvalidUser", kind: "gone" },
  { code: "Request_ResourceNotFound", kind: "gone" },
  { code: "ResourceNotFound", kind: "gone" },
  // Our webhook did not answer the handshake (nodejs-webhooks-sample#158); its other code is used for bad payloads too
  { code: "ValidationError", status: 400, kind: "config" },
  { code: "InvalidRequest", status: 400, kind: "ambiguous" },
  { code: "ErrorInvalidIdMalformed", kind: "bug" },
  // A wrong x-AnchorMailbox: the code tells the caller to do without one
  { code: "ErrorIncorrectRoutingHint", kind: "bug" },

  // Refused although the token is fresh: a user who revoked access shows when the token is refreshed, not here
  { status: 401, kind: "ambiguous" },
  { status: 403, kind: "forbidden" },
  { status: 404, kind: "gone" },
  { status: 408, kind: "transient" },
  { status: 409, kind: "conflict" },
  { status: 410, kind: "gone" },
  { status: 412, kind: "conflict" },
  { status: 429, kind: "throttled" },
  { status: 502, kind: "transient" },
  { status: 503, kind: "transient" },
  { status: 504, kind: "transient" },
  { status: 509, kind: "transient" },
];

const aadsts = (kind: GraphErrorKind, numbers: readonly number[]): ErrorRow[] =>
  numbers.map((number) => ({ code: `AADSTS${number}`, kind }));

/**
 * What the login's failures mean, by `error_codes` (written AADSTS…) first and by `error` next.
 * Sources: learn.microsoft.com/entra/identity-platform/reference-error-codes, /v2-oauth2-auth-code-flow
 */
export const loginErrorTable: readonly ErrorRow[] = [
  // LoopDetected: our app asks for the same token over and over; it must stop for a while, the user can't help
  ...aadsts("throttled", [50196]),
  ...aadsts("transient", [90033, 90024, 90006, 90012, 90055, 90090, 50033, 50087, 50088, 80002]),
  // Our secret, application or redirect URL is wrong: it hits every user
  ...aadsts("config", [7000215, 7000222, 7000218, 700016, 700027, 70001, 7000112, 50011, 90002]),
  // Revoked, expired or inactive
  ...aadsts("relink", [50173, 700082, 70008, 700084, 70000, 70043, 50085, 50089, 50132, 50133, 700020]),
  // Multi-factor authentication, consent, conditional access
  ...aadsts("relink", [50072, 50074, 50076, 50078, 50079, 50158, 65001, 65004, 90094]),
  ...aadsts("relink", [53000, 53001, 53002, 53003, 53004, 530032]),
  // The account is missing, blocked, locked or must change its password
  ...aadsts("relink", [50020, 50034, 50053, 50055, 50057, 50105]),

  { code: "temporarily_unavailable", kind: "transient" },
  { code: "server_error", kind: "transient" },
  { code: "invalid_client", kind: "config" },
  { code: "unauthorized_client", kind: "config" },
  { code: "invalid_grant", kind: "relink" },
  { code: "interaction_required", kind: "relink" },
  { code: "consent_required", kind: "relink" },

  { status: 408, kind: "transient" },
  { status: 429, kind: "throttled" },
];
