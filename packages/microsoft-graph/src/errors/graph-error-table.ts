import type { Meaning, Status } from "./error-row.ts";

/**
 * One row: failures of Graph by their code, or of whatever answered in Graph's place by their status. All that a row names must
 * fit.
 */
export type GraphErrorRow = Meaning & {
  statuses?: readonly Status[];
  codes?: readonly string[];
  /** without any code in the body: empty, a gateway's page, another's JSON */
  bare?: true;
  operations?: readonly string[];
  /** `ExtensionError`: the name of the status with which Exchange failed behind Graph */
  exchange?: readonly string[];
  /** `ExtensionError`: words of its text, which alone tell what Exchange means */
  says?: string;
};

const extension = ["ExtensionError"];
const aboutSubscription = ["renewSubscription", "reauthorizeSubscription", "deleteSubscription"];

/**
 * What Graph's failures mean. A row with codes beats one without; of two that fit, the earlier one counts.
 *
 * A 404 is `gone` and a 400 is `bug` only by codes that say so of the request itself: gateways, the directory and mailboxes on the
 * move answer with the same statuses (microsoft-graph-docs#2290, #5143, #8861, alcionai/corso, twenty PR 18726).
 * Sources: learn.microsoft.com/graph/errors, /graph/throttling, /graph/api/subscription-post-subscriptions,
 * /graph/resolve-auth-errors; codes that only issues tell of are marked with theirs.
 */
export const graphErrorTable: readonly GraphErrorRow[] = [
  {
    kind: "throttled",
    // More than four at once for one mailbox may come as 503 (alcionai/corso#3695)
    reason: "too many requests, or too many at once in one mailbox",
    codes: ["TooManyRequests", "ApplicationThrottled", "ErrorServerBusy"],
  },
  {
    kind: "transient",
    reason: "the mailbox is on the move, or its store restarts",
    codes: [
      "ErrorMailboxMoveInProgress",
      "ErrorMailboxStoreUnavailable",
      "ErrorInternalServerTransientError",
      "MailboxInfoStale",
      // microsoft-graph-docs#5934
      "ErrorApiQuarantined",
    ],
  },
  {
    kind: "transient",
    // microsoft-graph-docs#2290, #2240
    reason: "something on the way answered, and doesn't know either",
    codes: ["UnknownError"],
    statuses: ["4xx"],
  },
  {
    kind: "interaction",
    // Also the error of a WWW-Authenticate header
    reason: "Conditional Access wants more of the user than the tokens prove",
    codes: ["insufficient_claims"],
  },
  {
    kind: "permission",
    reason: "the grant lacks the permission for it",
    codes: ["Authorization_RequestDenied"],
  },
  {
    kind: "admin",
    reason: "the account has no mailbox in Exchange Online: no licence, or one on premises",
    codes: ["MailboxNotEnabledForRESTAPI", "MailboxNotSupportedForRESTAPI"],
  },
  {
    kind: "ambiguous",
    // At random, or healed by themselves: microsoft-graph-docs#5143, #2914, #8861, docs-contrib#4341, #8823
    reason: "the mailbox or its organisation wasn't found, which passes by itself at times",
    codes: [
      "ErrorNonExistentMailbox",
      "ErrorInvalidUser",
      "OrganizationFromTenantGuidNotFound",
      "Request_ResourceNotFound",
    ],
  },
  {
    kind: "gone",
    reason: "there is no such subscription any more",
    codes: ["ResourceNotFound"],
    operations: aboutSubscription,
  },
  {
    kind: "ambiguous",
    reason: "the mailbox could not be discovered, which passes by itself at times",
    codes: ["ResourceNotFound"],
  },
  {
    kind: "forbidden",
    reason: "the mailbox or the calendar doesn't allow it",
    codes: ["ErrorAccessDenied", "AccessDenied", "ErrorQuotaExceeded"],
  },
  { kind: "gone", reason: "it was deleted", codes: ["ErrorItemNotFound", "ErrorFolderNotFound"] },
  {
    kind: "gone",
    reason: "the id isn't one of this mailbox: it was moved or replaced",
    codes: ["ErrorInvalidMailboxItemId"],
  },
  { kind: "gone", reason: "what was asked for has expired", codes: ["SyncStateNotFound"] },

  // Exchange's failure, passed on by the subscription service under a status that may differ
  { kind: "gone", reason: "the calendar is gone", codes: extension, says: "parameter 'resource' is invalid" },
  { kind: "gone", reason: "the calendar is gone", codes: extension, says: "not found in the store" },
  {
    kind: "admin",
    // microsoft-graph-docs#6869
    reason: "the account has no mailbox in Exchange Online: no licence, or one on premises",
    codes: extension,
    says: "rest api is not yet supported for this mailbox",
  },
  {
    kind: "throttled",
    reason: "Exchange was asked too much",
    codes: extension,
    exchange: ["TooManyRequests"],
  },
  {
    kind: "transient",
    reason: "Exchange is in trouble",
    codes: extension,
    exchange: ["InternalServerError", "BadGateway", "ServiceUnavailable", "GatewayTimeout", "RequestTimeout"],
  },
  // microsoft-graph-docs#6472, docs-contrib#7625
  { kind: "ambiguous", reason: "Exchange refuses the token", codes: extension, exchange: ["Unauthorized"] },
  { kind: "forbidden", reason: "Exchange doesn't allow it", codes: extension, exchange: ["Forbidden"] },
  { kind: "conflict", reason: "it exists already", codes: extension, exchange: ["Conflict"] },
  {
    kind: "ambiguous",
    reason: "Exchange found either no mailbox or no calendar",
    codes: extension,
    exchange: ["NotFound"],
  },

  {
    kind: "conflict",
    // The transaction id made another event, or one that has changed since (alcionai/corso#2490)
    reason: "it exists already, or isn't of the revision any more that was named",
    codes: ["ErrorDuplicateTransactionId", "ErrorIrresolvableConflict", "ObjectIdentifierInUse"],
  },
  {
    kind: "config",
    // nodejs-webhooks-sample#158; its other code is used for bad payloads too
    reason: "our webhook did not answer the handshake",
    codes: ["ValidationError"],
    statuses: [400],
  },
  {
    kind: "ambiguous",
    reason: "our webhook did not answer the handshake, or the request was wrong",
    codes: ["InvalidRequest"],
    statuses: [400],
  },
  {
    kind: "bug",
    reason: "the request is wrong",
    codes: [
      "BadRequest",
      "Request_BadRequest",
      "RequestBodyRead",
      "ErrorInvalidIdMalformed",
      "ErrorInvalidParameter",
      "ErrorInvalidRequest",
      "ErrorInvalidArgument",
      "ErrorInvalidTimeZone",
      "ErrorInvalidRecipients",
      "ErrorPropertyMissing",
      "ErrorPropertyValidationFailure",
      "ErrorOccurrenceTimeSpanTooBig",
      "ErrorCalendarDurationIsTooLong",
      "ErrorCalendarEndDateIsEarlierThanStartDate",
      "ErrorMessageSizeExceeded",
      // A wrong x-AnchorMailbox: the code tells the caller to do without one
      "ErrorIncorrectRoutingHint",
    ],
  },

  { kind: "transient", reason: "a gateway leads elsewhere", statuses: ["3xx"] },
  // A user who revoked access shows when the token is refreshed, not here
  { kind: "ambiguous", reason: "refused although the token is fresh", statuses: [401] },
  { kind: "conflict", reason: "it exists already, or isn't of that revision any more", statuses: [409, 412] },
  {
    kind: "transient",
    reason: "locked, or failed together with something else: to be tried again",
    statuses: [408, 423, 424, 440, 449],
  },
  { kind: "throttled", reason: "too many requests", statuses: [429] },
  {
    kind: "relink",
    reason: "the account is blocked until its owner signs in",
    statuses: [456],
    mayPass: true,
  },
  {
    kind: "transient",
    reason: "a gateway answered, or nobody who knows Graph",
    statuses: ["4xx"],
    bare: true,
  },
  { kind: "unlisted", reason: "a code that isn't known here", statuses: ["4xx"] },
  { kind: "transient", reason: "the service is down or overloaded", statuses: [502, 503, 504, 509] },
  { kind: "ambiguous", reason: "the service failed", statuses: ["5xx"] },
];
