import type { ChangedBooking } from "@calcache/emails";
import type { Database } from "@calcache/prisma";
import { changedInCalendarKey } from "../booking/stored/stored-json.ts";

/** A host's bookings that aren't over and didn't follow what happened to their events. */
export async function findChangedBookings(
  db: Database,
  userId: number,
  webappUrl: string,
  now: number,
): Promise<ChangedBooking[]> {
  const rows = await db.$queryRaw<
    { uid: string; title: string; startsAt: Date; endsAt: Date; change: string }[]
  >`
    SELECT b.uid, b.title, h.starts_at AS "startsAt", h.ends_at AS "endsAt", b.metadata ->> ${changedInCalendarKey}::text AS change
    FROM calcache.booking_host h JOIN "Booking" b ON b.id = h.booking_id
    WHERE h.user_id = ${userId} AND h.active AND h.ends_at > ${new Date(now)}
      AND b.metadata ->> ${changedInCalendarKey}::text IN ('moved', 'deleted')
    ORDER BY h.starts_at, b.id`;
  return rows.map(({ uid, title, startsAt, endsAt, change }) => ({
    uid,
    title,
    start: startsAt.getTime(),
    end: endsAt.getTime(),
    change: change === "moved" ? "moved" : "deleted",
    url: `${webappUrl}/booking/${uid}`,
  }));
}
