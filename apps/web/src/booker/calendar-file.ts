import { type BookingFacts, buildIcs } from "@calcache/emails";
import { readEnvironment } from "@calcache/environment";
import { type BookingDetails, findBooking } from "@calcache/scheduling";
import { bookings } from "../server/bookings.ts";
import { bookingPath } from "./booking-paths.ts";

/** A booking as a file for calendars; one that takes the event out again where the booking is cancelled. */
export async function answerCalendarFile(uid: string): Promise<Response> {
  const { cache } = bookings();
  const booking = await findBooking(cache.db, uid);
  if (booking === null) return new Response("There is no such booking\n", { status: 404 });
  const method = booking.status === "cancelled" ? "CANCEL" : "REQUEST";
  return new Response(buildIcs(factsOf(booking), method, cache.now()), {
    headers: {
      "content-type": `text/calendar; charset=utf-8; method=${method}`,
      "content-disposition": 'attachment; filename="booking.ics"',
      "cache-control": "no-store",
    },
  });
}

function factsOf(booking: BookingDetails): BookingFacts {
  const { attendee, hosts, guests, title, start, end, location, notes } = booking;
  const { NEXT_PUBLIC_WEBAPP_URL: webAppUrl } = readEnvironment(["NEXT_PUBLIC_WEBAPP_URL"]);
  const page = `${webAppUrl}${bookingPath(booking.uid)}`;
  return {
    uid: booking.iCalUid,
    sequence: booking.iCalSequence,
    title,
    description: notes || null,
    start,
    end,
    attendee: { ...attendee, locale: attendee.language },
    guests,
    hosts: hosts.map(({ name, email, timeZone }) => ({ name, email, timeZone })),
    location,
    joinUrl: null,
    cancelUrl: `${page}?cancel=true`,
    rescheduleUrl: page,
  };
}
