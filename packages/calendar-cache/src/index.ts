/**
 * The engine: keeps calendars' busy times and answers from them. Knows availability and prisma.
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

export { mailboxOf } from "./accounts/calendars.ts";
export { followCalendar } from "./accounts/follow-calendar.ts";
export { mailboxSettings } from "./accounts/mailbox-settings.ts";
export { findMailboxes, type KnownMailbox } from "./accounts/mailboxes.ts";
export { roomAddresses } from "./accounts/room-addresses.ts";
export {
  isReadable,
  readerOf,
  type SelectedCalendar,
  type SelectedRow,
  toSelectedCalendar,
  type Unreadable,
  whyUnreadable,
} from "./accounts/selected-calendar.ts";
export { belongsTo } from "./accounts/tenant-accounts.ts";
export { coalesce } from "./engine/coalesce.ts";
export type { Engine, Log } from "./engine/engine.ts";
export type { EngineEvent } from "./engine/engine-event.ts";
export { limitPerKey } from "./engine/limit-per-key.ts";
export type { OtherBusyTime, OtherBusyTimes, OtherCalendar } from "./engine/other-busy-times.ts";
export {
  type CalendarProvider,
  type FailureKind,
  isOfTenant,
  type ListedCalendar,
  type MailboxHours,
  type MailboxRef,
  type NewAccount,
  type ProbeAnswer,
  type ProbeChange,
  type ProviderFailure,
  type ProviderResult,
  type ProviderSubscription,
} from "./engine/provider.ts";
export { integrationsOf, type Providers, providerOf } from "./engine/providers.ts";
export { shareAnswers } from "./engine/share-answers.ts";
export { wakeSoon } from "./engine/wake-soon.ts";
export { clearAlert, raiseAlert } from "./health/alerts.ts";
export { noteFailedRequest } from "./health/failed-request.ts";
export { aloneDelay, failsAlone } from "./health/fails-alone.ts";
export {
  calendarPatience,
  concernsMailbox,
  failureKinds,
  meaningOf,
  retryDelay,
} from "./health/failure-policy.ts";
export { tendIncidents } from "./health/incident.ts";
export { pauseLeft, recordMailboxFailure, recordMailboxSuccess } from "./health/mailbox-health.ts";
export { type AvailabilityListener, listenForAvailability } from "./live/availability-changes.ts";
export { type AvailabilityNews, availabilityChannel } from "./live/availability-news.ts";
export { tellOfCalendars } from "./live/tell-of-calendars.ts";
export { type MarkOutcome, markDirty, type Notice } from "./refresh/mark-dirty.ts";
export { markMissed } from "./refresh/mark-missed.ts";
export { refreshCalendars } from "./refresh/refresh-calendars.ts";
export type { CalendarAvailability, WhyUnknown } from "./serve/calendar-availability.ts";
export { addAvailability, readAvailability } from "./serve/read-availability.ts";
export { configurationVersion, configurationVersionQuery } from "./store/configuration-version.ts";
export { type DatabaseState, stateQuery, theState } from "./store/database-state.ts";
export { type ProcessCache, processCache } from "./store/process-cache.ts";
export { type SnapshotMemory, snapshotMemory } from "./store/snapshot-memory.ts";
export { warmWindow } from "./store/warm-window.ts";
export {
  type CacheFeature,
  teamHas,
  teamsRowSays,
  usersWithCache,
} from "./subscriptions/feature-switches.ts";
export { addressAliveFor } from "./subscriptions/notification-addresses.ts";
export {
  cacheFeatures,
  readTeamFeatures,
  switchTeamFeature,
  type TeamFeature,
  teamHasFlag,
} from "./subscriptions/team-features.ts";
export { unwatchCalendar, watchCalendar } from "./subscriptions/watch-calendar.ts";
export { sweep, sweepLease } from "./sweep/sweep.ts";
export type { SweepProgress, SweepReport } from "./sweep/upkeep.ts";
export { nextLanes, usualLanes } from "./worker/lanes.ts";
export { refreshMailbox, wakeDueMailboxes } from "./worker/refresh-mailbox.ts";
export { openRefreshQueue, queueName, type RefreshQueue } from "./worker/refresh-queue.ts";
export { type MailboxWork, startWorker } from "./worker/worker.ts";
