/**
 * A typed Microsoft Graph client for reading free/busy, watching calendars and writing events of one's own.
 * Knows no other package.
 *
 * - mailbox: one user's Outlook, reached with the delegated tokens of one credential
 * - credential: the caller's stored link between a person and a Microsoft account; here just its id
 * - calendarView: a calendar's events within a window, with recurring ones expanded to their occurrences
 * - subscription: Graph's promise to POST change notifications for a resource until it expires
 * - lifecycle notification: Graph's word about a subscription itself (reauthorize, removed, missed)
 * - held event: an event as its calendar holds it, without its content
 * - etag: names one revision of an event; every change makes another
 * - relink: the user must sign in again, nothing else helps
 * - anchor: a routing hint that tells Microsoft which mailbox a request is about
 */

export { classifyGraphFailure, classifyLoginFailure, type FailedAnswer } from "./errors/classify-failure.ts";
export type { Meaning } from "./errors/error-row.ts";
export type { AnswerIssue, GraphError, GraphErrorKind } from "./errors/graph-error.ts";
export { failed, ok, type Result } from "./errors/result.ts";
export { createGraph, type Graph, type GraphOptions, type Mailbox } from "./graph.ts";
export type { BatchRequest } from "./http/batch.ts";
export type { BrokenItem, BrokenItems } from "./http/list-items.ts";
export type { ObservedRequest } from "./http/observed-request.ts";
export type { AppCredential, AppRegistration, AppRegistrations } from "./login/app-registration.ts";
export { type AppTokens, openAppTokens } from "./login/app-tokens.ts";
export type { AuthPath, AuthPaths } from "./login/auth-path.ts";
export { clientProof } from "./login/client-proof.ts";
export { hostScope } from "./login/login.ts";
export type { MicrosoftTokens, TokenStore, TokensError } from "./login/tokens.ts";
export { type BusyInterval, busyInterval, busyRulesVersion } from "./resources/busy-rules.ts";
export type { CalendarViewEvent } from "./resources/calendar-view-event.ts";
export type { CalendarWindow, GraphCalendar } from "./resources/calendars.ts";
export { type ExtendedProperty, type GraphEventDraft, toGraphDateTime } from "./resources/event-draft.ts";
export type { NewGraphEvent, WrittenEvent } from "./resources/events.ts";
export type { GraphDateTime } from "./resources/graph-date-time.ts";
export type { HeldEvent } from "./resources/held-event.ts";
export type { GraphUser } from "./resources/mailbox-profile.ts";
export {
  type GraphSubscription,
  isInMailboxOf,
  maxSubscriptionMinutes,
  type NewSubscription,
  subscriptionExpiry,
} from "./resources/subscriptions.ts";
export { toIanaTimeZone } from "./resources/time-zones.ts";
