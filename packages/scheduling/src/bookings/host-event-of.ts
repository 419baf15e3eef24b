import type { EventTypeHost } from "../event-type.ts";
import type { HostEvent } from "./host-events.ts";
import { bookingTitle, type NewBooking } from "./new-booking.ts";
import { instant } from "./times.ts";

/**
 * What a booking's event says in a host's calendar: who booked, who comes, and what they wrote. The provider invites
 * nobody: our own mail does, at once, and once however many hosts there are. Nor does it hold the link that cancels,
 * which is the attendee's. Of several hosts' events the leader's has the link to meet online.
 */
export function hostEventOf(
  booking: NewBooking,
  hosts: readonly EventTypeHost[],
  { leads }: { leads: boolean },
): HostEvent {
  const { attendee, guests, responses, settings, slot } = booking;
  const notes = typeof responses.notes === "string" ? responses.notes : "";
  const onlineMeeting = leads && settings.onlineMeeting;
  return {
    title: bookingTitle(booking),
    description: [
      `Booked by ${attendee.name} <${attendee.email}>`,
      ...(guests.length > 0 ? [`Guests: ${guests.join(", ")}`] : []),
      ...(hosts.length > 1 ? [`Hosts: ${hosts.map(({ name }) => name).join(", ")}`] : []),
      ...(notes === "" ? [] : [notes]),
    ].join("\n\n"),
    location: settings.onlineMeeting ? "" : (settings.location ?? ""),
    start: instant(slot.start).getTime(),
    end: instant(slot.end).getTime(),
    timeZone: attendee.timeZone,
    language: attendee.language,
    attendees: [],
    onlineMeeting,
  };
}
