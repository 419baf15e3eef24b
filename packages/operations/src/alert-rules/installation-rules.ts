import { isHubUnread, isSweepOverdue, isWaitingInVain } from "../health/health-problems.ts";
import type { AlertRule } from "./alert-rule.ts";
import { areMost, isOlder, minutes, ofAll, ofEachRaised } from "./conditions.ts";

/** The part of the table that is about the whole installation. */
export const installationRules: readonly AlertRule[] = [
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
    name: "bookings-lost",
    signal: "writes",
    severity: "look-now",
    condition: ofAll(
      ({ state: { unknownEvents } }) =>
        unknownEvents > 0 && `${unknownEvents} events of bookings that this database doesn't know`,
    ),
    for: 0,
    keepFiringFor: minutes(10),
    meaning:
      "The database is older than bookings that were confirmed: their events are in calendars, and it doesn't know them.",
  },
  {
    name: "mail-waiting",
    signal: "mail",
    severity: "look-now",
    condition: ofAll(
      ({ state: { unsentMailSince } }, now) =>
        isOlder(unsentMailSince, minutes(30), now) && `mail waits since ${unsentMailSince.toISOString()}`,
    ),
    for: 0,
    keepFiringFor: minutes(30),
    meaning: "Mail about bookings and accounts can't be handed to the mail server.",
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
    name: "channel-closed",
    signal: "channels",
    severity: "review",
    condition: ofEachRaised("channels"),
    for: 0,
    keepFiringFor: minutes(60),
    meaning: "A channel was closed, as its application has taken no notice for a day.",
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
    name: "event-hub-unread",
    signal: "notifications",
    severity: "look-now",
    condition: ofAll(
      ({ state }, now) =>
        isHubUnread(state, now) &&
        `a partition of the event hub was last read ${state.eventHub?.calledAt?.toISOString() ?? "never"}`,
    ),
    for: minutes(3),
    keepFiringFor: minutes(10),
    meaning: "Notifications come by an event hub, and no worker reads a part of it.",
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
    name: "update-overdue",
    signal: "incidents",
    severity: "look-now",
    condition: ({ state: { promisedUpdates } }, now) =>
      promisedUpdates
        .filter(({ nextUpdateBy }) => nextUpdateBy.getTime() < now)
        .map(({ incident, nextUpdateBy }) => ({
          subject: `public incident ${incident}`,
          summary: `public incident ${incident}: an update was promised by ${nextUpdateBy.toISOString()}`,
        })),
    for: 0,
    keepFiringFor: 0,
    meaning: "Operators have promised the public to say more of an incident, and haven't.",
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
