import { floorMinute, formatSlotTime } from "@calcache/availability";
import { isTimeZone } from "@calcache/time-zones/data";
import type { BookingDetails } from "./stored/booking-details.ts";

/**
 * Where whoever has booked is led to, as their event type says; null for the booking's own page. Where that page is told of the
 * booking, by the parameters that cal.com has: cal.com/help/event-types/booking-success-page-query-params
 * @param others what else its query holds: of the page that it was booked on
 */
export function ledTo(booking: BookingDetails, others: Readonly<Record<string, string>> = {}): string | null {
  const { leadsTo } = booking.after;
  if (leadsTo === null) return null;
  const url = new URL(leadsTo.url);
  if (!leadsTo.isTold) return url.href;
  for (const [name, value] of Object.entries({ ...others, ...facts(booking) }))
    if (value !== "") url.searchParams.append(name, value);
  return url.href;
}

function facts(booking: BookingDetails): Record<string, string> {
  const { attendee, hosts, start, end, responses } = booking;
  return {
    isSuccessBookingPage: "true",
    uid: booking.uid,
    eventTypeSlug: booking.eventType?.slug ?? "",
    title: booking.title,
    description: booking.notes,
    startTime: new Date(start).toISOString(),
    endTime: new Date(end).toISOString(),
    location: booking.location ?? "",
    email: attendee.email,
    attendeeName: attendee.name,
    attendeeStartTime: inZone(start, attendee.timeZone),
    hostName: hosts.map(({ name }) => name).join(", "),
    hostStartTime: hosts[0] ? inZone(start, hosts[0].timeZone) : "",
    guestEmails: booking.guests.join(", "),
    phone: typeof responses.phone === "string" ? responses.phone : "",
    isEmbed: "false",
  };
}

/** A time with its offset, as `2027-01-15T14:00:00+01:00`. */
const inZone = (at: number, timeZone: string) =>
  formatSlotTime(floorMinute(at), isTimeZone(timeZone) ? timeZone : "UTC")
    .replace(".000", "")
    .replace("Z", "+00:00");
