import type { Engine } from "@calcache/calendar-cache";
import { err, ok, type Result } from "@calcache/prisma";
import type { BookingDetails } from "./booking-details.ts";
import type { BookingFailure } from "./booking-failure.ts";
import { findBooking } from "./find-booking.ts";

/** A booking that can still be moved or cancelled: neither has happened to it, and it isn't over. */
export const findActiveBooking = async (
  { db, now }: Pick<Engine, "db" | "now">,
  uid: string,
): Promise<Result<BookingDetails, BookingFailure>> => ifActive(await findBooking(db, uid), now());

/** A booking for which another time can be chosen: an active one, or one whose host asked for that. */
export async function findMovableBooking(
  { db, now }: Pick<Engine, "db" | "now">,
  uid: string,
): Promise<Result<BookingDetails, BookingFailure>> {
  const booking = await findBooking(db, uid);
  return booking?.awaitsNewTime ? ok(booking) : ifActive(booking, now());
}

function ifActive(booking: BookingDetails | null, now: number): Result<BookingDetails, BookingFailure> {
  if (!booking) return err({ kind: "booking-not-found" });
  if (booking.status === "cancelled" || booking.status === "rejected") {
    return err({ kind: "already-cancelled", rescheduledToUid: booking.rescheduledToUid });
  }
  return booking.end <= now ? err({ kind: "already-over" }) : ok(booking);
}
