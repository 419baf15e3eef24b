import type { Prisma } from "@calcache/prisma";
import type { BookingEvents } from "../booking/events/booking-events.ts";
import { hostEventOf, readerOf, seatedOf } from "../booking/events/host-event-of.ts";
import type { BookingDetails } from "../booking/stored/booking-details.ts";

/** Has a booking's events say what it is now, in the calendars in which it has any. Those of a booking that cal.com made are cal.com's. */
export async function rewriteEvents(
  tx: Prisma.TransactionClient,
  events: BookingEvents,
  booking: BookingDetails,
): Promise<void> {
  const rows = await tx.bookingHost.findMany({
    where: { bookingId: booking.id },
    select: { userId: true, credentialId: true, calendarId: true },
    orderBy: { userId: "asc" },
  });
  const told = { ...booking, seated: seatedOf(booking) };
  for (const { userId, credentialId, calendarId } of rows) {
    if (credentialId === null || calendarId === null) continue;
    const event = hostEventOf(told, readerOf(booking, userId));
    await events.put({ credentialId, calendarId, eventId: booking.iCalUid }, event);
  }
}
