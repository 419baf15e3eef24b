import { isSweepOverdue, isWaitingInVain } from "../health-problems.ts";
import type { AlertRule } from "./alert-rule.ts";
import {
  areMost,
  areSeveral,
  areShare,
  isOlder,
  minutes,
  ofAll,
  ofEachKind,
  ofEachRaised,
} from "./conditions.ts";

/** What operators are alerted of: the one table. Each rule has an entry in docs/operate.md. */
export const alertRules: readonly AlertRule[] = [
  {
    name: "reads-failing",
    signal: "reads",
    severity: "look-now",
    condition: ofEachKind(
      ({ incident, failing, mailboxes }) =>
        incident !== null &&
        `${failing} of ${mailboxes} mailboxes can't be read since ${incident.beganAt.toISOString()}: ${incident.reason}`,
    ),
    for: minutes(2),
    keepFiringFor: minutes(15),
    meaning:
      "Most mailboxes of one kind of account fail together: an outage of the provider, or of our way to it.",
  },
  {
    name: "mailboxes-quarantined-most",
    signal: "reads",
    severity: "look-now",
    condition: ofEachKind(
      ({ quarantined, mailboxes }) =>
        areMost(quarantined, mailboxes) && `${quarantined} of ${mailboxes} mailboxes are in quarantine`,
    ),
    for: minutes(5),
    keepFiringFor: minutes(30),
    meaning:
      "Half of the mailboxes of one kind of account, or more, have failed for long, outside of an outage.",
  },
  {
    name: "failures-lasting",
    signal: "reads",
    severity: "look-now",
    condition: ofEachKind(
      ({ lasting, mailboxes, quarantined }) =>
        areSeveral(lasting) &&
        !areMost(quarantined, mailboxes) &&
        `${lasting} of ${mailboxes} mailboxes have failed for over an hour with an answer that should pass by itself`,
    ),
    for: minutes(5),
    keepFiringFor: minutes(30),
    meaning:
      "What the provider says will pass (503, for example) hasn't passed within an hour, for several mailboxes.",
  },
  {
    name: "mailboxes-quarantined",
    signal: "reads",
    severity: "info",
    condition: ofEachKind(
      ({ quarantined, mailboxes }) =>
        quarantined > 0 && `${quarantined} of ${mailboxes} mailboxes in quarantine`,
    ),
    for: 0,
    keepFiringFor: minutes(60),
    meaning:
      "Single mailboxes have failed for long and are only probed. Their times are shown as last known.",
  },
  {
    name: "changes-waiting",
    signal: "freshness",
    severity: "look-now",
    condition: ofEachKind(
      ({ waitingSince }, now, { state }) =>
        isOlder(waitingSince, minutes(10), now) &&
        !isWaitingInVain(state, now) &&
        `a change has waited since ${waitingSince.toISOString()}`,
    ),
    for: 0,
    keepFiringFor: minutes(10),
    meaning: "Changed calendars aren't read, though they could be: the workers are behind or stuck.",
  },
  {
    name: "no-worker",
    signal: "freshness",
    severity: "look-now",
    condition: ofAll(
      ({ state }, now) =>
        (state.queue === null && "the queue isn't installed") ||
        (isWaitingInVain(state, now) &&
          `changes wait since ${state.waitingSince?.toISOString()}, no job runs`),
    ),
    for: minutes(3),
    keepFiringFor: minutes(10),
    meaning: "Changes wait and no worker takes them up.",
  },
  {
    name: "renewals-failing",
    signal: "renewals",
    severity: "look-now",
    condition: ofEachKind(
      ({ watched, unsubscribed, overdueRenewals }) =>
        areMost(unsubscribed + overdueRenewals, watched) &&
        `of ${watched} watched calendars ${unsubscribed} have no subscription, ${overdueRenewals} an overdue one`,
    ),
    for: minutes(15),
    keepFiringFor: minutes(30),
    meaning:
      "Subscriptions of one kind of account can't be made or renewed: soon changes are found by polling only.",
  },
  {
    name: "subscriptions-missing",
    signal: "renewals",
    severity: "review",
    condition: ofEachKind(
      ({ watched, unsubscribed, overdueRenewals }) =>
        unsubscribed + overdueRenewals > 0 &&
        `of ${watched} watched calendars ${unsubscribed} have no subscription, ${overdueRenewals} an overdue one`,
    ),
    for: minutes(60),
    keepFiringFor: minutes(60),
    meaning:
      "Single calendars aren't subscribed to, though they should be: their changes are found by polling only.",
  },
  {
    name: "sweep-overdue",
    signal: "renewals",
    severity: "look-now",
    condition: ofAll(
      ({ state }, now) =>
        isSweepOverdue(state, now) && `the last sweep ended ${state.sweptAt?.toISOString() ?? "never"}`,
    ),
    for: minutes(15),
    keepFiringFor: minutes(10),
    meaning: "No sweep ends: nothing is watched, renewed or polled.",
  },
  {
    name: "writes-failing",
    signal: "writes",
    severity: "look-now",
    condition: ofEachKind(
      ({ refusedEvents, refusedMailboxes, unwrittenSince }, now) =>
        (areSeveral(refusedMailboxes) &&
          `${refusedEvents} events are refused, in ${refusedMailboxes} mailboxes`) ||
        (isOlder(unwrittenSince, minutes(30), now) &&
          `an event has waited to be written since ${unwrittenSince.toISOString()}`),
    ),
    for: minutes(2),
    keepFiringFor: minutes(30),
    meaning: "Events of bookings aren't written into calendars, in several mailboxes or for half an hour.",
  },
  {
    name: "events-refused",
    signal: "writes",
    severity: "review",
    condition: ofEachKind(
      ({ refusedEvents, refusedMailboxes }) =>
        refusedEvents > 0 && `${refusedEvents} events are refused, in ${refusedMailboxes} mailboxes`,
    ),
    for: 0,
    keepFiringFor: minutes(60),
    meaning: "A calendar's provider refuses an event, or has failed to take it time and again.",
  },
  {
    name: "accounts-to-relink-many",
    signal: "accounts",
    severity: "look-now",
    condition: ofEachKind(
      ({ toRelink, mailboxes }) =>
        areShare(toRelink, mailboxes, 0.2) && `${toRelink} of ${mailboxes} accounts must be connected again`,
    ),
    for: minutes(2),
    keepFiringFor: minutes(60),
    meaning:
      "A fifth of the accounts of one kind, or more, must be connected again: hardly by what their owners did.",
  },
  {
    name: "accounts-to-relink",
    signal: "accounts",
    severity: "info",
    condition: ofEachKind(
      ({ toRelink, mailboxes }) =>
        toRelink > 0 && `${toRelink} of ${mailboxes} accounts must be connected again`,
    ),
    for: 0,
    keepFiringFor: minutes(60),
    meaning: "Owners have to connect their accounts again; they are asked by mail.",
  },
  {
    name: "credentials-unusable-most",
    signal: "configuration",
    severity: "look-now",
    condition: ofAll(({ state, kinds }) => {
      const all = kinds.reduce((sum, { mailboxes }) => sum + mailboxes, 0);
      const { unusableAccounts } = state;
      return (
        areMost(unusableAccounts, all) &&
        `the tokens of ${unusableAccounts} of ${all} accounts can't be opened`
      );
    }),
    for: minutes(2),
    keepFiringFor: minutes(30),
    meaning:
      "Most stored tokens can't be opened: the encryption key is another one than they were stored with.",
  },
  {
    name: "credentials-unusable",
    signal: "accounts",
    severity: "review",
    condition: ofAll(
      ({ state }) =>
        state.unusableAccounts > 0 && `the tokens of ${state.unusableAccounts} accounts can't be opened`,
    ),
    for: minutes(2),
    keepFiringFor: minutes(60),
    meaning: "The stored tokens of single accounts can't be opened; their owners are never free.",
  },
  {
    name: "configuration-refused",
    signal: "configuration",
    severity: "look-now",
    condition: ofEachRaised("configuration"),
    for: 0,
    keepFiringFor: minutes(10),
    meaning:
      "The provider refuses this installation itself (client secret, consent, address), or a receiver its alerts.",
  },
  {
    name: "mail-undeliverable",
    signal: "mail",
    severity: "review",
    condition: ofEachRaised("mail to hosts"),
    for: 0,
    keepFiringFor: minutes(60),
    meaning: "No mail reaches a host: they don't hear of their bookings.",
  },
  {
    name: "notifications-lost",
    signal: "notifications",
    severity: "look-now",
    condition: ofAll(({ state: { silentSubscriptions, subscriptions } }) => {
      const active = subscriptions.active ?? 0;
      return (
        areMost(silentSubscriptions, active) && `${silentSubscriptions} of ${active} subscriptions are silent`
      );
    }),
    for: minutes(15),
    keepFiringFor: minutes(60),
    meaning:
      "Most subscriptions are silent, though polls find changes: notifications don't reach this installation.",
  },
  {
    name: "subscriptions-silent",
    signal: "notifications",
    severity: "info",
    condition: ofAll(
      ({ state }) => state.silentSubscriptions > 0 && `${state.silentSubscriptions} subscriptions are silent`,
    ),
    for: 0,
    keepFiringFor: minutes(60),
    meaning: "Polls found changes of which single subscriptions hadn't notified.",
  },
  {
    name: "database-slow",
    signal: "database",
    severity: "review",
    condition: ofAll(
      ({ databaseMs }) => databaseMs > 1_000 && `the database took ${databaseMs} ms to answer`,
    ),
    for: minutes(5),
    keepFiringFor: minutes(15),
    meaning: "The database answers slowly. One that is away can't be told from here: the heartbeat stops.",
  },
];
