import type { Engine } from "@calcache/calendar-cache";
import { err, ok, type Result } from "@calcache/prisma";
import type { BookingDetails } from "./booking-details.ts";
import type { BookingFailure } from "./booking-failure.ts";
import { findBooking } from "./find-booking.ts";

/** A booking that can still be moved or cancelled: neither has happened to it, and it isn't over. */
export async function findActiveBooking(
  { db, now }: Pick<Engine, "db" | "now">,
  uid: string,
): Promise<Result<BookingDetails, BookingFailure>> {
  const booking = await findBooking(db, uid);
  if (!booking) return err({ kind: "booking-not-found" });
  if (booking.status === "cancelled" || booking.status === "rejected") {
    return err({ kind: "already-cancelled", rescheduledToUid: booking.rescheduledToUid });
  }
  return booking.end <= now() ? err({ kind: "already-over" }) : ok(booking);
}
