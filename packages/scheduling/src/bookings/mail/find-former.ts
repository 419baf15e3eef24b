import { sameAddress } from "@calcache/emails";
import type { Database } from "@calcache/prisma";
import type { BookingDetails } from "../booking/booking-details.ts";
import { findBooking } from "../booking/find-booking.ts";
import type { FormerBooking } from "./booking-facts-of.ts";

/** What a booking was before its last move, by its attendee or by a host in their calendar; null where it never moved. */
export async function findFormer(db: Database, booking: BookingDetails): Promise<FormerBooking | null> {
  const followed = await db.followedMove.findFirst({
    where: { bookingId: booking.id, toStart: new Date(booking.start) },
    select: { fromStart: true },
    orderBy: { id: "desc" },
  });
  // Hosts stay when one of them moves the event.
  if (followed) return { start: followed.fromStart.getTime(), hosts: [] };
  const { rescheduledFromUid, hosts } = booking;
  const former = rescheduledFromUid === null ? null : await findBooking(db, rescheduledFromUid);
  const isGone = ({ email }: { email: string }) => !hosts.some((host) => sameAddress(host.email, email));
  return former && { start: former.start, hosts: former.hosts.filter(isGone) };
}
