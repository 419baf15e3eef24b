import type { Prisma } from "@calcache/prisma";
import type { BookingEvents } from "../booking/booking-events.ts";
import { findBooking } from "../booking/find-booking.ts";
import { hostEventOf, readerOf } from "../booking/host-event-of.ts";

/**
 * Has the events of a booking that several have together name all of them, and open pages look at its seats again. The events of a
 * booking that cal.com made are cal.com's.
 */
export async function writeSeatedEvents(
  tx: Prisma.TransactionClient,
  events: BookingEvents,
  bookingUid: string,
): Promise<void> {
  const booking = await findBooking(tx, bookingUid);
  if (booking?.seating?.kind !== "shared") return;
  const rows = await tx.bookingHost.findMany({ where: { bookingId: booking.id } });
  await tx.$queryRaw`
    SELECT calcache.notify_availability_change(event_types => ARRAY[${booking.eventType?.id ?? null}]::int[])::text`;
  const told = { ...booking, seated: booking.seating.attendees };
  for (const { userId, credentialId, calendarId } of rows) {
    if (credentialId === null || calendarId === null) continue;
    const event = hostEventOf(told, readerOf(booking, userId));
    await events.put({ credentialId, calendarId, eventId: booking.iCalUid }, event);
  }
}
