/**
 * Outlook as a provider. A leaf: it knows Graph and the engine's types, and opens no database, no queue and no clock.
 *
 * - change notification: Graph's word that something in a calendar may have changed
 * - lifecycle notification: Graph's word about a subscription itself
 * - client state: the secret that Graph returns with each notification
 * - visitor: who looks at a booking page; has no account here, but may connect a calendar of their own
 */
export type { HostAccounts } from "./hosts/host-accounts.ts";
export { accountKinds } from "./mailboxes/account-kind.ts";
export { eventHubAddress } from "./notifications/event-hub.ts";
export { answerHandshake, webhookPath } from "./notifications/webhook.ts";
export { integration, type OutlookContext, type OutlookSettings, outlook } from "./outlook.ts";
export type { VisitorCalendarReading, VisitorCalendars } from "./visitors/visitor-calendars.ts";
export { visitorScope } from "./visitors/visitor-calendars.ts";
