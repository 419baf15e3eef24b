import type { DesiredEvent } from "@calcache/calendar-events";
import { teamsMeeting } from "./booking-settings.ts";

/** What of a booking its events tell. Times are epoch ms. */
type ToldBooking = {
  title: string;
  start: number;
  end: number;
  attendee: { name: string; email: string; timeZone: string; language: string };
  guests: readonly string[];
  notes: string;
  location: string | null;
  hosts: readonly { name: string }[];
};

/**
 * What a booking's event says in a host's calendar: who booked, who comes, and what they wrote. The provider invites
 * nobody: our own mail does, at once, and once however many hosts there are. Nor does it hold the link that cancels,
 * which is the attendee's. Of several hosts' events the leader's has the link to meet online.
 */
export function hostEventOf(booking: ToldBooking, { leads }: { leads: boolean }): DesiredEvent {
  const { attendee, guests, hosts, location, notes } = booking;
  const meetsOnline = location === teamsMeeting;
  return {
    title: booking.title,
    description: [
      `Booked by ${attendee.name} <${attendee.email}>`,
      ...(guests.length > 0 ? [`Guests: ${guests.join(", ")}`] : []),
      ...(hosts.length > 1 ? [`Hosts: ${hosts.map(({ name }) => name).join(", ")}`] : []),
      ...(notes === "" ? [] : [notes]),
    ].join("\n\n"),
    location: meetsOnline ? "" : (location ?? ""),
    start: booking.start,
    end: booking.end,
    timeZone: attendee.timeZone,
    language: attendee.language,
    attendees: [],
    onlineMeeting: leads && meetsOnline,
  };
}
