import type { Prisma } from "@calcache/prisma";
import type { BookingEvents } from "../booking/events/booking-events.ts";
import { findBooking } from "../booking/stored/find-booking.ts";
import { rewriteEvents } from "./rewrite-events.ts";

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
  await tx.$queryRaw`
    SELECT calcache.notify_availability_change(event_types => ARRAY[${booking.eventType?.id ?? null}]::int[])::text`;
  await rewriteEvents(tx, events, booking);
}
