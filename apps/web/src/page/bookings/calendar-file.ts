import { buildIcs } from "@calcache/emails";
import { readEnvironment } from "@calcache/environment";
import { processRuntime } from "@calcache/runtime";
import { bookingFactsOf, findBooking } from "@calcache/scheduling";

/** A booking as a file for calendars; one that takes the event out again where the booking is cancelled. */
export async function answerCalendarFile(uid: string): Promise<Response> {
  const { engine } = processRuntime().bookings;
  const booking = await findBooking(engine.db, uid);
  if (booking === null) return new Response("There is no such booking\n", { status: 404 });
  const { NEXT_PUBLIC_WEBAPP_URL: webappUrl } = readEnvironment(["NEXT_PUBLIC_WEBAPP_URL"]);
  const [kind, method] =
    booking.status === "cancelled" ? (["cancelled", "CANCEL"] as const) : (["confirmed", "REQUEST"] as const);
  return new Response(buildIcs(bookingFactsOf(kind, booking, null, webappUrl), method, engine.now()), {
    headers: {
      "content-type": `text/calendar; charset=utf-8; method=${method}`,
      "content-disposition": 'attachment; filename="booking.ics"',
      "cache-control": "no-store",
    },
  });
}
