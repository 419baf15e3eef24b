import type { Database } from "@calcache/prisma";
import { queueReminder } from "./booking-emails.ts";

const minute = 60_000;

/** After an outage a follow-up that is late by more isn't sent any more. A reminder is, as long as the booking hasn't begun. */
const followUpKeepsFor = 3 * 24 * 60 * minute;

const atOnce = 100;

type Due = { reminderId: number; bookingId: number; startsAt: Date; moment: "before" | "after" };

/**
 * Writes down the reminders and follow-ups that are due, to be sent as all mail is: each once for each time that a booking has, whoever else
 * does so now. Whoever books, or is confirmed or moved in place, when a reminder's moment is over gets none, and a reminder that is set now has
 * none sent for what is over.
 * @returns how many bookings were looked at
 */
export async function queueReminders({ db, now }: { db: Database; now: () => number }): Promise<number> {
  const at = new Date(now());
  const due = await db.$queryRaw<Due[]>`
    SELECT r.id AS "reminderId", b.id AS "bookingId", b."startTime" AT TIME ZONE 'UTC' AS "startsAt", r.moment::text AS moment
    FROM calcache.reminder r
    JOIN "Booking" b ON b."eventTypeId" = r.event_type_id AND b.status = 'accepted'
    CROSS JOIN LATERAL (SELECT CASE r.moment
      WHEN 'before' THEN b."startTime" AT TIME ZONE 'UTC' - r.minutes * interval '1 minute'
      ELSE b."endTime" AT TIME ZONE 'UTC' + r.minutes * interval '1 minute' END AS due_at) d
    WHERE due_at <= ${at} AND due_at >= r.created_at AND due_at >= b."createdAt" AT TIME ZONE 'UTC'
      AND CASE r.moment WHEN 'before' THEN b."startTime" AT TIME ZONE 'UTC' > ${at}
          ELSE due_at > ${new Date(at.getTime() - followUpKeepsFor)} END
      AND NOT EXISTS (SELECT FROM calcache.booking_reminder done
        WHERE done.reminder_id = r.id AND done.booking_id = b.id AND done.starts_at = b."startTime" AT TIME ZONE 'UTC')
      AND NOT EXISTS (SELECT FROM calcache.booking_email agreed
        WHERE (agreed.booking_id = b.id OR b.id = ANY(agreed.also_about)) AND agreed.seat IS NULL
          AND agreed.kind IN ('confirmed', 'rescheduled') AND agreed.created_at > due_at)
    ORDER BY due_at LIMIT ${atOnce}`;
  for (const { moment, ...key } of due)
    await db.$transaction(async (tx) => {
      const { count } = await tx.bookingReminder.createMany({ data: key, skipDuplicates: true });
      if (count === 0) return;
      const kind = moment === "before" ? "reminder" : "follow_up";
      await queueReminder(tx, key, kind, at.getTime());
    });
  return due.length;
}
