import type { MovedBooking } from "@calcache/booker";
import { type EventTypeWithHosts, findBooking } from "@calcache/scheduling";
import { bookings } from "../../process/bookings.ts";

/** The booking that a visitor wants to move, if it is one of this event type and can still be moved. */
export async function findMovedBooking(
  uid: string | null,
  eventType: EventTypeWithHosts,
): Promise<MovedBooking | null> {
  const { engine } = bookings();
  const booking = uid === null ? null : await findBooking(engine.db, uid);
  if (booking === null || booking.eventType?.id !== eventType.id || booking.end <= engine.now()) return null;
  const { start, end, status } = booking;
  return status === "accepted" || status === "pending" ? { uid: booking.uid, start, end } : null;
}
