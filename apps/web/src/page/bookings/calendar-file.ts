import { buildIcs } from "@calcache/emails";
import { endpoint, messageEnvelope, refusal } from "@calcache/http-edge";
import { type Bookings, bookingFactsOf, findBooking } from "@calcache/scheduling";
import { z } from "zod";
import { uid } from "../../api/edge/fields.ts";

const noSuchBooking = refusal(404, "NOT_FOUND", "There is no such booking");

/** A booking as a file for calendars; one that takes the event out again where the booking is cancelled. */
export const calendarFileEndpoint = endpoint("GET", "/booking/{uid}/calendar.ics", {
  summary: "A booking as a file for calendars",
  envelope: messageEnvelope,
  params: z.object({ uid }),
  answers: { 200: "text/calendar" },
  refusals: [noSuchBooking],
  async handle({ params }, { bookings, webappUrl }: { bookings: Bookings; webappUrl: string }) {
    const { engine } = bookings;
    const booking = await findBooking(engine.db, params.uid);
    if (booking === null) return noSuchBooking;
    const [kind, method] =
      booking.status === "cancelled"
        ? (["cancelled", "CANCEL"] as const)
        : (["confirmed", "REQUEST"] as const);
    return new Response(buildIcs(bookingFactsOf(kind, booking, webappUrl), method, engine.now()), {
      headers: {
        "content-type": `text/calendar; charset=utf-8; method=${method}`,
        "content-disposition": 'attachment; filename="booking.ics"',
        "cache-control": "no-store",
      },
    });
  },
});
