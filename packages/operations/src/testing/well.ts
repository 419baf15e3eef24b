import type { QueueState } from "../state/queue-state.ts";
import type { AccountKindState } from "../state/read-account-kinds.ts";
import type { OperationalState } from "../state/read-operational-state.ts";

/** Epoch ms: when tests look. */
export const now = Date.parse("2026-12-01T12:00Z");

/** A queue in which nothing waits or runs. */
export const quietQueue: QueueState = {
  created: 0,
  active: 0,
  workedAt: null,
  finishedPerSecond: 0,
  secondsEach: null,
};

/** What the database says while all is well. */
export const well: OperationalState = {
  subscriptions: { active: 3 },
  quarantinedMailboxes: 0,
  refusals: [],
  refusedEvents: [],
  silentSubscriptions: 0,
  followedCalendars: 0,
  changedBookings: 0,
  unknownEvents: 0,
  eventHub: null,
  addressesInUse: 1,
  credentialsToRelink: 0,
  relinks: {},
  unusableAccounts: 0,
  unavailableHosts: [],
  lockedHosts: 0,
  incidents: [],
  promisedUpdates: [],
  openAlerts: [],
  alertDelays: [],
  alerts: [],
  unsentMailSince: null,
  dirtyCalendars: 0,
  oldestDirtyAt: null,
  waitingSince: null,
  sweptAt: new Date(now - 60_000),
  queue: quietQueue,
};

/** How a kind of account does while all is well. */
export const wellKind: AccountKindState = {
  integration: "office365_calendar",
  accountKind: "outlook.com",
  mailboxes: 20,
  unread: 0,
  unreadSince: null,
  incident: null,
  failing: 0,
  quarantined: 0,
  lasting: 0,
  throttled: 0,
  toRelink: 0,
  waitingSince: null,
  watched: 20,
  unsubscribed: 0,
  overdueRenewals: 0,
  refusedEvents: 0,
  refusedMailboxes: 0,
  unwrittenSince: null,
};
