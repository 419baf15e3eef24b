import { isWaitingInVain } from "../health/health-problems.ts";
import type { AlertRule } from "./alert-rule.ts";
import { areMost, areSeveral, areShare, isOlder, minutes, ofEachKind } from "./conditions.ts";

/** The part of the table that is about each kind of account by itself. */
export const accountKindRules: readonly AlertRule[] = [
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
    name: "mailboxes-throttled",
    signal: "reads",
    severity: "review",
    condition: ofEachKind(
      ({ throttled, mailboxes }) =>
        areShare(throttled, mailboxes, 0.1) && `${throttled} of ${mailboxes} mailboxes are asked too much`,
    ),
    for: minutes(15),
    keepFiringFor: minutes(60),
    meaning:
      "The provider answers for a tenth of the mailboxes of one kind, or more, that it is asked too much.",
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
];
