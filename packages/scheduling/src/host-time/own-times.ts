import {
  ceilMinute,
  floorMinute,
  type Intervals,
  intervalsFrom,
  type MinuteRange,
  subtract,
} from "@calcache/availability";
import type { Database } from "@calcache/prisma";
import type { BookingDetails } from "../bookings/booking/booking-details.ts";
import { findBooking } from "../bookings/booking/find-booking.ts";

/** What of somebody's own doesn't close time to them: the slot that they hold, the booking that they move. */
export type OwnTimes = {
  reservationUid: string | null;
  booking: (MinuteRange & { uid: string; hostIds: readonly number[] }) | null;
};

export const nothingOwn: OwnTimes = { reservationUid: null, booking: null };

/**
 * A host's busy times without the event of the booking that is being moved, which is in the host's calendar too. Busy
 * times don't tell events apart, so another event inside that very time is left out with it: the host had both at
 * once already, and no minute is double-booked that wasn't.
 */
export function withoutOwnEvent(busy: Intervals, userId: number, { booking }: OwnTimes): Intervals {
  return booking?.hostIds.includes(userId) ? subtract(busy, intervalsFrom([booking])) : busy;
}

/** What a booking's being moved means for what is free: its own time is. */
export const ownBooking = ({ uid, start, end, hosts }: BookingDetails): NonNullable<OwnTimes["booking"]> => ({
  uid,
  start: floorMinute(start),
  end: ceilMinute(end),
  hostIds: hosts.map((host) => host.id),
});

/**
 * What is the own of somebody who names a hold, or a booking to be moved, by its uid. A booking that has ended takes no
 * time, and one that nobody knows is nobody's.
 */
export async function findOwnTimes(
  db: Pick<Database, "booking">,
  { reservationUid, bookingUid }: { reservationUid: string | null; bookingUid: string | null },
): Promise<OwnTimes> {
  const booking = bookingUid === null ? null : await findBooking(db, bookingUid);
  const isActive = booking?.status === "accepted" || booking?.status === "pending";
  return { reservationUid, booking: booking && isActive ? ownBooking(booking) : null };
}
