import { isDegraded, isSweepOverdue, isWaitingInVain } from "../health-problems.ts";
import type { OperationalState } from "../read-operational-state.ts";

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

/**
 * How each part does, by what the database says of the work.
 * @param state null while the database doesn't answer
 * @param now epoch ms
 */
export function componentsOf(state: OperationalState | null, now: number): Component[] {
  const served: ComponentStatus = state === null ? "major_outage" : "operational";
  return [
    { id: "booking-page", name: "Booking page", description: "Choosing and booking a time", status: served },
    { id: "api", name: "API", description: "Slots, bookings, free/busy and events", status: served },
    {
      id: "outlook-sync",
      name: "Outlook sync",
      description: "Reading calendars, and writing bookings into them",
      status: state === null ? "major_outage" : syncStatus(state, now),
    },
    {
      id: "notifications",
      name: "Notifications",
      description: "Hearing of changes in Outlook at once",
      status: state === null ? "major_outage" : notificationStatus(state),
    },
  ];
}

/** An outage of one kind of account leaves the others; a worker that isn't there leaves nobody. */
function syncStatus(state: OperationalState, now: number): ComponentStatus {
  if (state.queue === null || isWaitingInVain(state, now)) return "major_outage";
  if (state.incidents.some(({ resumingAt }) => resumingAt === null)) return "partial_outage";
  return isDegraded(state) || isSweepOverdue(state, now) ? "degraded_performance" : "operational";
}

const notificationStatus = ({ silentSubscriptions, addressesInUse }: OperationalState): ComponentStatus =>
  silentSubscriptions > 0 || addressesInUse > 1 ? "degraded_performance" : "operational";
