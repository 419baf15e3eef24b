import type { Database } from "@calcache/prisma";
import type { BookingDetails } from "../booking/stored/booking-details.ts";
import { findBooking } from "../booking/stored/find-booking.ts";

/**
 * When a booking began before its last move, by its attendee or by a host in their calendar (epoch ms); null where it never
 * moved.
 */
export async function findFormerStart(db: Database, booking: BookingDetails): Promise<number | null> {
  const followed = await db.followedMove.findFirst({
    where: { bookingId: booking.id, toStart: new Date(booking.start) },
    select: { fromStart: true },
    orderBy: { id: "desc" },
  });
  if (followed) return followed.fromStart.getTime();
  const { rescheduledFromUid } = booking;
  const former = rescheduledFromUid === null ? null : await findBooking(db, rescheduledFromUid);
  return former?.start ?? null;
}
