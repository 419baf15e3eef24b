import {
  type Buffers,
  busyReach,
  type Intervals,
  intervalsFrom,
  type MinuteRange,
  subtract,
} from "@calcache/availability";
import type { Database } from "@calcache/prisma";
import { instant, toMinutes } from "./times.ts";

/**
 * The time of a booking that was cancelled or moved away, whose event is still in what is known of the host's calendar:
 * until it is deleted there (`pending`), and after that until the calendar is read again.
 */
export type LeavingTime = MinuteRange & { pending: boolean };

/**
 * The leaving times of these hosts near a range, by user id, so that cancelling gives time back at once, however long
 * the calendar's provider is away.
 */
export async function findLeavingTimes(
  db: Pick<Database, "$queryRaw">,
  hosts: readonly { userId: number }[],
  range: MinuteRange,
  buffers: Buffers,
): Promise<Map<number, LeavingTime[]>> {
  if (hosts.length === 0) return new Map();
  const ids = hosts.map(({ userId }) => userId);
  const reach = busyReach(buffers);
  const rows = await db.$queryRaw<{ userId: number; startsAt: Date; endsAt: Date; pending: boolean }[]>`
    SELECT h.user_id AS "userId", h.starts_at AS "startsAt", h.ends_at AS "endsAt",
           e.version <> e.applied_version AS pending
    FROM booking_host h
    JOIN "Booking" b ON b.id = h.booking_id
    JOIN calendar_event e ON e.writer_kind = 'booking' AND e.writer_id = '' AND e.event_id = b."iCalUID"
    JOIN written_calendar w ON w.id = e.calendar_id AND w.external_id = h.calendar_id
    LEFT JOIN cached_calendar c ON c.mailbox_id = w.mailbox_id AND c.external_id = w.external_id
    WHERE h.user_id = ANY(${ids}::int[]) AND NOT h.active AND e.stopped_at IS NULL
      AND h.starts_at < ${instant(range.end + reach)} AND h.ends_at > ${instant(range.start - reach)}
      AND (e.version <> e.applied_version OR c.confirmed_at <= b."updatedAt" AT TIME ZONE 'UTC')`;
  const leaving = rows.map(({ userId, startsAt, endsAt, pending }) => ({
    userId,
    pending,
    ...toMinutes(startsAt, endsAt),
  }));
  return Map.groupBy(leaving, ({ userId }) => userId);
}

/**
 * Busy times without those that are leaving. Busy times don't tell events apart, so another event inside such a time
 * is left out with it, until the calendar is read next; a booking made there is checked live first.
 */
export const withoutLeaving = (busy: Intervals, leaving: readonly LeavingTime[]): Intervals =>
  leaving.length === 0 ? busy : subtract(busy, intervalsFrom(leaving));
