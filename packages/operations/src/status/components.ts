import { isDegraded, isSweepOverdue, isWaitingInVain } from "../health/health-problems.ts";
import type { OperationalState } from "../state/read-operational-state.ts";

/** As Statuspage has them, the worst last. */
export const componentStatuses = [
  "operational",
  "degraded_performance",
  "partial_outage",
  "major_outage",
] as const;
export type ComponentStatus = (typeof componentStatuses)[number];

/** A part of the service as its users know it. */
export type Component = { id: string; name: string; description: string; status: ComponentStatus };

/** A kind of account as its users know it: Microsoft 365, Outlook.com. */
const inPublic = (accountKind: string) => accountKind.charAt(0).toUpperCase() + accountKind.slice(1);

/** The part that reads the calendars of a kind of account. */
export const syncOf = (accountKind: string): Pick<Component, "id" | "name"> => ({
  id: `outlook-sync-${accountKind.replace(/[^a-z0-9]+/gi, "-")}`,
  name: `Outlook sync: ${inPublic(accountKind)}`,
});

/**
 * How each part does, by what the database says of the work.
 * @param state null while the database doesn't answer
 * @param accountKinds those that are served: each fails by itself
 * @param now epoch ms
 */
export function componentsOf(
  state: OperationalState | null,
  accountKinds: readonly string[],
  now: number,
): Component[] {
  const served: ComponentStatus = state === null ? "major_outage" : "operational";
  return [
    { id: "booking-page", name: "Booking page", description: "Choosing and booking a time", status: served },
    { id: "api", name: "API", description: "Slots, bookings, free/busy and events", status: served },
    ...accountKinds.map((kind) => ({
      ...syncOf(kind),
      description: `Reading calendars of ${inPublic(kind)}, and writing bookings into them`,
      status: state === null ? served : syncStatus(state, kind, now),
    })),
    {
      id: "notifications",
      name: "Notifications",
      description: "Hearing of changes in Outlook at once",
      status: state === null ? served : notificationStatus(state),
    },
    {
      id: "mail",
      name: "Mail",
      description: "Confirmations, and mail to hosts",
      status: state === null ? served : mailStatus(state, now),
    },
  ];
}

/** An outage of one kind of account leaves the others; a worker that isn't there leaves nobody. */
function syncStatus(state: OperationalState, accountKind: string, now: number): ComponentStatus {
  if (state.queue === null || isWaitingInVain(state, now)) return "major_outage";
  const incidents = state.incidents.filter((incident) => incident.accountKind === accountKind);
  if (incidents.some(({ resumingAt }) => resumingAt === null)) return "partial_outage";
  // While another kind has an outage, what is in quarantine is taken for its.
  const quarantinedMailboxes = incidents.length < state.incidents.length ? 0 : state.quarantinedMailboxes;
  return isDegraded({ ...state, incidents, quarantinedMailboxes }) || isSweepOverdue(state, now)
    ? "degraded_performance"
    : "operational";
}

const minute = 60_000;

/** Mail servers are away for some minutes now and then, which nobody notices. */
function mailStatus({ unsentMailSince }: OperationalState, now: number): ComponentStatus {
  const waits = unsentMailSince === null ? 0 : now - unsentMailSince.getTime();
  if (waits > 30 * minute) return "partial_outage";
  return waits > 10 * minute ? "degraded_performance" : "operational";
}

const notificationStatus = ({ silentSubscriptions, addressesInUse }: OperationalState): ComponentStatus =>
  silentSubscriptions > 0 || addressesInUse > 1 ? "degraded_performance" : "operational";
