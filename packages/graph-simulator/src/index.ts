/**
 * A look-alike of Microsoft Graph's calendars and of Entra's login, for tests, demos and benchmarks. It stands alone.
 *
 * - mailbox: a user's account with its calendars; opened by that user's tokens only.
 * - event: what a calendar holds: a single event, a series, or an exception (a changed occurrence of a series).
 * - occurrence: one of the times at which a series takes place; exists by the series' rule alone.
 * - calendar view: the events of a range of time with series expanded to their occurrences.
 * - subscription: a client's wish to be told of changes in one calendar, for a limited time.
 * - change notification: "something changed", posted to a subscription's URL; holds no content.
 * - lifecycle notification: news of the subscription itself (reauthorizationRequired, subscriptionRemoved, missed).
 * - handshake: the request by which Graph checks a notification URL before it makes a subscription.
 * - control API: what the real thing has not: making mailboxes, injecting faults, looking inside.
 * - consent: what a user, or a tenant's administrator for all its users, has allowed an app.
 * - tenant: the accounts of one organization; its administrator decides who may consent, and what apps do by themselves.
 * - fault: an instruction to answer certain requests wrongly, late or not at all.
 * - snapshot: the file that keeps a simulator's state over restarts.
 */

export type { CalendarInfo, CalendarInput, CalendarPatch } from "./control/calendars.ts";
export type { ConsentInfo, ConsentInput } from "./control/consents.ts";
export type { ControlError } from "./control/control-error.ts";
export type { EventInfo } from "./control/event-info.ts";
export type { EventInput, EventPatchInput } from "./control/event-input.ts";
export type { MailboxInfo, MailboxInput, MailboxPatch, MailboxWithTokens } from "./control/mailboxes.ts";
export type { AppAccessInput, TenantPatch } from "./control/tenants.ts";
export type { EventHub } from "./event-hubs/start-event-hub.ts";
export type { CalendarEvent } from "./events/event.ts";
export { EVENT_FLAWS } from "./events/flaw.ts";
export { ALTERATIONS } from "./faults/alter-answer.ts";
export type { Fault, FaultDraft } from "./faults/fault.ts";
export type { FaultEffect } from "./faults/fault-effect.ts";
export type { ImportReport } from "./ics/import-events.ts";
export { CONSENT_REFUSALS } from "./login/consent/tenant-store.ts";
export { MAILBOX_KINDS } from "./mailbox/kind.ts";
export { ZONE_ANSWERS } from "./mailbox/traits.ts";
export type { DeliveryOptions } from "./notifications/delivery-options.ts";
export type { LifecycleEvent } from "./notifications/notification.ts";
export type { RequestLogEntry } from "./request-log.ts";
export type { Result } from "./result.ts";
export type { Settings, SettingsInput } from "./settings.ts";
export type { GraphSimulator, GraphSimulatorOptions } from "./start.ts";
export { startGraphSimulator } from "./start.ts";
