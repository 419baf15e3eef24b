import type { EventTypeHost } from "../event-type.ts";
import type { HostEvent } from "./host-events.ts";
import { instant } from "./times.ts";
import type { NewBooking } from "./write-booking.ts";

/** cal.com's default name of an event. */
export const bookingTitle = ({ eventType, attendee }: Pick<NewBooking, "eventType" | "attendee">) =>
  `${eventType.title} between ${eventType.owner.name} and ${attendee.name}`;

/** What a booking's event says in a host's calendar: who booked, what they wrote, and where it can be moved or cancelled. */
export function hostEventOf(
  booking: NewBooking,
  hosts: readonly EventTypeHost[],
  webappUrl: string,
): HostEvent {
  const { attendee, guests, responses, settings, slot, uid } = booking;
  const notes = typeof responses.notes === "string" ? responses.notes : "";
  return {
    title: bookingTitle(booking),
    description: [
      `${attendee.name} <${attendee.email}>`,
      ...(hosts.length > 1 ? [hosts.map(({ name }) => name).join(", ")] : []),
      ...(notes === "" ? [] : [notes]),
      `${webappUrl}/booking/${uid}`,
    ].join("\n\n"),
    location: settings.onlineMeeting ? "" : (settings.location ?? ""),
    start: instant(slot.start).getTime(),
    end: instant(slot.end).getTime(),
    timeZone: attendee.timeZone,
    language: attendee.language,
    attendees: [
      { email: attendee.email, name: attendee.name },
      ...guests.map((email) => ({ email, name: email })),
    ],
    onlineMeeting: settings.onlineMeeting,
  };
}
