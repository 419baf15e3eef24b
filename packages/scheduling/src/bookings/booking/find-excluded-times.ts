import { ceilMinute, floorMinute } from "@calcache/availability";
import type { ExcludedTimes } from "../../host-time/excluded-times.ts";
import type { BookingDetails } from "./booking-details.ts";
import { type BookingTables, findBooking } from "./find-booking.ts";

/** What a booking's being moved means for what is free: its own time is. */
export const excludedBooking = ({
  uid,
  start,
  end,
  hosts,
}: BookingDetails): NonNullable<ExcludedTimes["booking"]> => ({
  uid,
  start: floorMinute(start),
  end: ceilMinute(end),
  hostIds: hosts.map((host) => host.id),
});

/**
 * What is the own of somebody who names a hold, or a booking to be moved, by its uid. A booking that has ended takes no
 * time, and one that nobody knows is nobody's.
 */
export async function findExcludedTimes(
  db: BookingTables,
  { reservationUid, bookingUid }: { reservationUid: string | null; bookingUid: string | null },
): Promise<ExcludedTimes> {
  const booking = bookingUid === null ? null : await findBooking(db, bookingUid);
  // One that several have together can't be moved.
  const isActive =
    booking?.seating === null &&
    (booking.status === "accepted" || booking.status === "pending" || booking.awaitsNewTime);
  return { reservationUid, booking: booking && isActive ? excludedBooking(booking) : null };
}
