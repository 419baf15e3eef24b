import { buildIcs, icsMethodOf } from "@calcache/emails";
import { endpoint, messageEnvelope, refusal } from "@calcache/http-edge";
import {
  type BookingDetails,
  type Bookings,
  bookingFactsOf,
  findBooking,
  findSeries,
} from "@calcache/scheduling";
import { z } from "zod";
import { uid } from "../../api/edge/fields/fields.ts";

const noSuchBooking = refusal(404, "NOT_FOUND", "There is no such booking");

/** A booking, or what stands of a series, as a file for calendars; one that takes the event out again where the booking is cancelled. */
export const calendarFileEndpoint = endpoint("GET", "/booking/{uid}/calendar.ics", {
  summary: "A booking, or a series, as a file for calendars",
  envelope: messageEnvelope,
  params: z.object({ uid }),
  answers: { 200: "text/calendar" },
  refusals: [noSuchBooking],
  async handle({ params }, { bookings, webappUrl }: { bookings: Bookings; webappUrl: string }) {
    const { engine } = bookings;
    const found = await findBooking(engine.db, params.uid);
    const [booking, ...also] = found ? [found] : await seriesOf(bookings, params.uid);
    if (booking === undefined) return noSuchBooking;
    const [kind, wish] =
      booking.status === "cancelled"
        ? (["cancelled", "CANCEL"] as const)
        : (["confirmed", "REQUEST"] as const);
    const facts = bookingFactsOf(kind, booking, webappUrl, null, undefined, also);
    return new Response(buildIcs(facts, wish, engine.now()), {
      headers: {
        "content-type": `text/calendar; charset=utf-8; method=${icsMethodOf(facts, wish)}`,
        "content-disposition": 'attachment; filename="booking.ics"',
        "cache-control": "no-store",
      },
    });
  },
});

/** What stands of a series; all of it, where nothing does. */
async function seriesOf({ engine }: Bookings, uid: string): Promise<BookingDetails[]> {
  const series = await findSeries(engine.db, uid);
  const standing = series.filter(({ status }) => status === "accepted" || status === "pending");
  return standing.length > 0 ? standing : series;
}
