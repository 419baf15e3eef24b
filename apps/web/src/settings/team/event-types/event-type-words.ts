import type { EventTypeFailure, TeamEventType } from "@calcache/configuration";

/** Why an event type wasn't saved. */
export const saveProblems: Record<EventTypeFailure["kind"], string> = {
  gone: "There is no such event type any more, or you don't administer its team. Nothing was saved.",
  "slug-taken": "is that of another event type of this team",
  "no-member": "Somebody has left the team meanwhile. Please load the page again; nothing was saved.",
  "no-schedule": "A schedule was deleted meanwhile. Please load the page again; nothing was saved.",
  "no-room":
    "must be the addresses of users who aren't hosts: whoever runs this installation adds a room as a user, by a team file",
};

/** An event type at a glance. */
export function eventTypeLine({ length, lengths, schedulingType, hosts }: TeamEventType): string {
  const minutes = lengths.length > 0 ? `${lengths.join(", ")} min` : `${length} min`;
  const who = hosts.length === 1 ? "1 host" : `${hosts.length} hosts`;
  return [minutes, schedulingType === "COLLECTIVE" ? "all hosts together" : "round robin", who].join(" · ");
}

/** What deleting an event type does. */
export function eventTypeDeletion(openBookings: number): string[] {
  const bookings =
    openBookings === 0
      ? "No booking of it is open."
      : openBookings === 1
        ? "1 open booking stays booked, and in its hosts' calendars. It can still be cancelled, but not moved any more."
        : `${openBookings} open bookings stay booked, and in their hosts' calendars. They can still be cancelled, but not moved any more.`;
  return [
    bookings,
    "Its page is gone at once, and links to it lead nowhere.",
    "Its hosts' settings for it go with it. This can't be undone.",
  ];
}
