/**
 * The engine: keeps calendars' busy times and answers from them.
 *
 * - provider: a kind of calendar account (the engine knows no particular one)
 * - mailbox: one linked account; limits, outages and relinking apply to it as a whole
 * - snapshot: all busy times of a calendar's warm window, as read in one refresh
 * - warm window: the months that every refresh reads
 * - dirty: something may have changed since the last refresh
 * - confirmed: the provider was read successfully
 * - watch: somebody's wish that a calendar be kept fresh; all watches of a calendar share one subscription
 * - sweep: one round of upkeep
 * - pause: the time after a failure in which nobody calls the provider for a mailbox
 * - quarantine: a mailbox that failed for long is only probed, until it answers
 * - availability news: word from the database that what can be offered has changed, and for whom
 * - incident: an outage of one kind of account; a few canaries are probed for all its mailboxes
 */
export { type AvailabilityListener, listenForAvailability } from "./availability-changes.ts";
export { type AvailabilityNews, availabilityChannel } from "./availability-news.ts";
export type { CalendarCache, Log } from "./calendar-cache.ts";
export { calendarMemory } from "./calendar-memory.ts";
export { type CalendarRef, mailboxOf } from "./calendars.ts";
export { ConfigurationChangedError, configurationVersion } from "./configuration-version.ts";
export { disconnectedAccounts } from "./disconnected-accounts.ts";
export type { EngineEvent } from "./engine-event.ts";
export { concernsMailbox, meaningOf, retryDelay } from "./failure-policy.ts";
export { tendIncidents } from "./incident.ts";
export { pauseLeft, recordMailboxFailure, recordMailboxSuccess } from "./mailbox-health.ts";
export { findMailboxes, type KnownMailbox } from "./mailboxes.ts";
export { type MarkOutcome, markDirty, type Notice } from "./mark-dirty.ts";
export type {
  AccountProfile,
  CalendarProvider,
  ConfigSubject,
  FailureKind,
  MailboxRef,
  ProviderFailure,
  ProviderResult,
  ProviderSubscription,
} from "./provider.ts";
export {
  type CalendarAvailability,
  type ReadOptions,
  readAvailability,
  readAvailabilityAnd,
} from "./read-availability.ts";
export { type RefreshOutcome, refreshCalendars } from "./refresh-calendars.ts";
export { refreshMailbox, wakeDueMailboxes } from "./refresh-mailbox.ts";
export { openRefreshQueue, queueName, type RefreshQueue } from "./refresh-queue.ts";
export { serveFeature, watchFeature } from "./selected-calendars.ts";
export { sweep, sweepLease } from "./sweep.ts";
export { together } from "./together.ts";
export type { SweepProgress, SweepReport } from "./upkeep.ts";
export { unwatchCalendar, type WatchOutcome, watchCalendar } from "./watch-calendar.ts";
export { type MailboxWork, startWorker } from "./worker.ts";
