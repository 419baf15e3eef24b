import { ceilMinute, floorMinute } from "@calcache/availability";
import type { ExcludedTimes } from "../../../host-time/times/excluded-times.ts";
import type { BookingDetails } from "./booking-details.ts";
import { type BookingTables, findBooking } from "./find-booking.ts";

/** What a booking's being moved means for what is free: its own time is. */
export const excludedBooking = ({
  uid,
  start,
  end,
  hosts,
  room,
  seating,
}: BookingDetails): NonNullable<ExcludedTimes["booking"]> => ({
  uid,
  start: floorMinute(start),
  end: ceilMinute(end),
  hostIds: [...hosts.map((host) => host.id), ...(room === null ? [] : [room.id])],
  ...(seating?.kind === "shared" && { isShared: true }),
});

/**
 * The same of a seat: where nobody else has one there, the booking's time; else nothing but that its hosts are known, since the booking
 * stays. Null where there is no such seat.
 */
export async function excludedSeat(
  db: BookingTables,
  { uid: referenceUid, start, ...seat }: BookingDetails,
): Promise<{ booking: NonNullable<ExcludedTimes["booking"]>; isLast: boolean } | null> {
  const row = await db.bookingSeat.findUnique({
    where: { referenceUid },
    select: { booking: { select: { uid: true, _count: { select: { seats: true } } } } },
  });
  if (row === null) return null;
  const { uid, _count } = row.booking;
  const isLast = _count.seats === 1;
  const end = isLast ? seat.end : start;
  return { booking: excludedBooking({ ...seat, uid: isLast ? uid : "", start, end }), isLast };
}

/**
 * What is the own of somebody who names a hold, or a booking or seat to be moved, by its uid. A booking that has ended takes no
 * time, and one that nobody knows is nobody's.
 */
export async function findExcludedTimes(
  db: BookingTables,
  { reservationUid, bookingUid }: { reservationUid: string | null; bookingUid: string | null },
): Promise<ExcludedTimes> {
  const found = bookingUid === null ? null : await findBooking(db, bookingUid);
  return { reservationUid, booking: found && (await ownTimeOf(db, found)) };
}

async function ownTimeOf(db: BookingTables, booking: BookingDetails): Promise<ExcludedTimes["booking"]> {
  const { status, awaitsNewTime, seating } = booking;
  const isActive = status === "accepted" || status === "pending" || awaitsNewTime;
  if (!isActive) return null;
  return seating?.kind === "seat"
    ? ((await excludedSeat(db, booking))?.booking ?? null)
    : excludedBooking(booking);
}
