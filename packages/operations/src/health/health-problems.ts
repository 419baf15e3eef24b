import { meaningOf, type Unreadable } from "@calcache/calendar-cache";
import type { OperationalState } from "../state/read-operational-state.ts";

const minute = 60_000;

/** Sweeps come every 5 minutes; three missed ones are a matter for somebody. */
const sweepOverdueAfter = 15 * minute;

/** A change is taken up within seconds where a worker runs; a killed worker's within this. */
const changeOverdueAfter = 30_000;

/** Whether three sweeps in a row have been missed, or none was ever done. */
export const isSweepOverdue = ({ sweptAt }: OperationalState, now: number): boolean =>
  sweptAt === null || now - sweptAt.getTime() > sweepOverdueAfter;

/** So many mailboxes in quarantine are no longer the affair of each owner. */
const manyQuarantined = 6;

/** Whether an outage keeps mailboxes from being read. */
export const isDegraded = ({ incidents, quarantinedMailboxes }: OperationalState): boolean =>
  incidents.length > 0 || quarantinedMailboxes >= manyQuarantined;

/** What somebody should look at, in words that may be shown to anyone: no secret and no address. `now`: epoch ms. */
export function healthProblems(state: OperationalState, now: number): string[] {
  const refused = state.refusals.reduce((sum, { quarantined }) => sum + quarantined, 0);
  const failing = state.quarantinedMailboxes - refused;
  return [
    ...state.alerts.map(
      ({ name, reason, raisedAt }) =>
        `alert “${name}” since ${raisedAt.toISOString()}: ${withoutAddresses(reason)}`,
    ),
    ...state.incidents.map(
      ({ accountKind, beganAt, resumingAt, reason }) =>
        `incident: most mailboxes of ${accountKind} have been failing since ${beganAt.toISOString()}` +
        `${resumingAt ? ` (resuming since ${resumingAt.toISOString()})` : ""}: ${withoutAddresses(reason)}`,
    ),
    state.queue ? [] : "the queue is not installed: no worker has run on this database yet",
    waiting(state, now),
    isSweepOverdue(state, now) ? "no sweep in the last 15 minutes" : [],
    ...state.refusals.map(({ kind, mailboxes }) => `${mailboxes} of the mailboxes: ${meaningOf(kind)}`),
    ...state.refusedEvents.map(
      ({ kind, events }) =>
        `${events === 1 ? "1 event isn't" : `${events} events aren't`} in their calendars: ${meaningOf(kind)}`,
    ),
    state.silentSubscriptions > 0
      ? `${state.silentSubscriptions === 1 ? "1 subscription is" : `${state.silentSubscriptions} subscriptions are`} silent, though their calendars change: do notifications reach this installation?`
      : [],
    unreadHub(state, now),
    state.addressesInUse > 1
      ? `${state.addressesInUse} addresses for notifications are configured, in different processes: the latest is used, and where another is configured calendars are read live`
      : [],
    state.followedCalendars > 0
      ? `${state.followedCalendars === 1 ? "1 calendar has" : `${state.followedCalendars} calendars have`} got another id within a day, and are read by that; nothing has to be done`
      : [],
    state.changedBookings > 0
      ? `${state.changedBookings === 1 ? "1 booking stands" : `${state.changedBookings} bookings stand`} though a host moved or deleted the event: it is for the host to say what becomes of it`
      : [],
    state.unknownEvents > 0
      ? `${state.unknownEvents === 1 ? "1 event" : `${state.unknownEvents} events`} of bookings in calendars, which this database doesn't know: it was restored to a time before them`
      : [],
    failing > 0
      ? `${mailboxes(failing)} in quarantine after failing for long; they are probed and return by themselves`
      : [],
    state.credentialsToRelink > 0
      ? `${accounts(state.credentialsToRelink)} to be connected again by their owners`
      : [],
    state.unusableAccounts > 0
      ? `${accounts(state.unusableAccounts)} stored tokens that can't be opened: is the encryption key the one they were stored with?`
      : [],
    state.lockedHosts > 0 ? `${neverFree(state.lockedHosts)}: they are locked` : [],
    ...state.unavailableHosts.map(
      ({ hosts, integration, reason }) =>
        `${neverFree(hosts)}, with a calendar of ${integration} ${unreadable[reason]}`,
    ),
  ].flat();
}

/** A partition's reader is called every few seconds; after a killed process within ten. */
const hubUnreadAfter = minute;

/** Whether notifications come by an event hub of which a partition isn't read. `now`: epoch ms. */
export const isHubUnread = ({ eventHub }: OperationalState, now: number): boolean =>
  eventHub !== null && (eventHub.calledAt === null || now - eventHub.calledAt.getTime() > hubUnreadAfter);

function unreadHub(state: OperationalState, now: number): string | [] {
  if (!isHubUnread(state, now)) return [];
  const since = state.eventHub?.calledAt?.toISOString();
  return `the event hub isn't read${since ? ` since ${since}` : ""}: changes are found by polling only; can the workers reach it?`;
}

/** ms for which the longest has waited of the changes that any worker could take up. */
const longestWait = ({ waitingSince }: OperationalState, now: number): number =>
  waitingSince === null ? 0 : now - waitingSince.getTime();

const isWorkerSeen = ({ queue }: OperationalState, now: number): boolean =>
  queue?.workedAt != null && now - queue.workedAt.getTime() <= changeOverdueAfter;

/** Whether changes wait and no worker is seen that would take them up. `now`: epoch ms. */
export const isWaitingInVain = (state: OperationalState, now: number): boolean =>
  longestWait(state, now) > changeOverdueAfter && !isWorkerSeen(state, now);

/** Changes that wait while a worker shows signs of life are many; while none does, nobody takes them up. */
function waiting(state: OperationalState, now: number): string | [] {
  const waited = longestWait(state, now);
  if (waited <= changeOverdueAfter) return [];
  const seconds = Math.round(waited / 1000);
  return isWorkerSeen(state, now)
    ? `changes have waited for ${seconds} s: the workers are behind`
    : `changes have waited for ${seconds} s and no worker is seen: is one running?`;
}

const unreadable: Record<Unreadable, string> = {
  no_provider: "that nothing here can read",
  delegation: "that a delegation selected",
  no_account: "without an account to read it with",
  unlisted: "that their organisation hasn't let this app list",
};

const neverFree = (count: number) => (count === 1 ? "1 host is never free" : `${count} hosts are never free`);
const mailboxes = (count: number) => (count === 1 ? "1 mailbox is" : `${count} mailboxes are`);
const accounts = (count: number) => (count === 1 ? "1 account has" : `${count} accounts have`);

/** An error may name a mailbox: what anybody may read does not. */
export const withoutAddresses = (text: string): string =>
  text.replace(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, "(address)");
