import type { BookingDetails } from "./booking-details.ts";
import { type BookingTables, findBookings } from "./find-booking.ts";

/**
 * The bookings of a series, in order, whatever became of them; of those that were moved, what they were moved to. None where there is no
 * such series.
 */
export async function findSeries(db: BookingTables, seriesUid: string): Promise<BookingDetails[]> {
  const rows = await db.booking.findMany({
    where: { recurringEventId: seriesUid, OR: [{ rescheduled: null }, { rescheduled: false }] },
    select: { uid: true },
    orderBy: [{ startTime: "asc" }, { id: "asc" }],
  });
  return findBookings(
    db,
    rows.map(({ uid }) => uid),
  );
}
