import {
  clip,
  decodeIntervals,
  encodeIntervals,
  type Intervals,
  type Minute,
  type MinuteRange,
  type Month,
  monthRange,
  sameIntervals,
  subtract,
  union,
} from "@calcache/availability";
import type { Prisma } from "@calcache/prisma";

/** A stored month: its busy minutes and when they were last read on their own (epoch ms). */
export type BusyMonthRow = { month: Month; busy: Intervals; readAt: number };

/** What a new snapshot changes: the minutes that became busy and those that became free. */
type AvailabilityDiff = { becameBusy: Intervals; becameFree: Intervals };

/** The stored months of one calendar among `months`. */
export async function loadBusyMonths(
  db: Prisma.TransactionClient,
  calendarId: number,
  months: readonly Month[],
): Promise<BusyMonthRow[]> {
  const rows = await db.busyMonth.findMany({ where: { calendarId, month: { in: [...months] } } });
  return rows.map(({ month, busy, readAt }) => ({
    month,
    busy: decodeIntervals(busy),
    readAt: readAt.getTime(),
  }));
}

/**
 * Cuts a snapshot into one row a month. The last row also carries what lies beyond its month's end, so that a row
 * there always means that its whole month is known.
 * @param range what the snapshot covers: whole months from its start, the last one at least
 */
export function cutIntoMonths(
  busy: Intervals,
  months: readonly Month[],
  range: MinuteRange,
): Map<Month, Intervals> {
  return new Map(
    months.map((month, index) => {
      const { start, end } = monthRange(month);
      return [month, clip(busy, { start, end: index === months.length - 1 ? range.end : end })];
    }),
  );
}

/** Stores the months that differ from what is stored. */
export async function saveBusyMonths(
  db: Prisma.TransactionClient,
  calendarId: number,
  fresh: ReadonlyMap<Month, Intervals>,
  stored: readonly BusyMonthRow[],
  readAt: number,
): Promise<void> {
  const before = new Map(stored.map(({ month, busy }) => [month, busy]));
  const changed = [...fresh].filter(([month, intervals]) => {
    const old = before.get(month);
    return old === undefined || !sameIntervals(old, intervals);
  });
  if (changed.length === 0) return;
  const months = changed.map(([month]) => month);
  const busy = changed.map(([, intervals]) => encodeIntervals(intervals));
  await db.$executeRaw`
    INSERT INTO calcache.busy_month (calendar_id, month, busy, read_at)
    SELECT ${calendarId}, fresh.month, fresh.busy, ${new Date(readAt)}
    FROM unnest(${months}::text[], ${busy}::bytea[]) AS fresh(month, busy)
    ON CONFLICT (calendar_id, month) DO UPDATE SET busy = EXCLUDED.busy, read_at = EXCLUDED.read_at`;
}

/**
 * What stored months say. Those beyond what is covered were read on their own, longer ago: of what both know, the
 * covered part's word counts.
 * @param coveredUntil minutes; null when nothing is covered
 */
export function busyOf(rows: readonly BusyMonthRow[], coveredUntil: Minute | null): Intervals {
  return union(
    rows.map(({ month, busy }) => {
      const { end } = monthRange(month);
      return coveredUntil === null || end <= coveredUntil ? busy : clip(busy, { start: coveredUntil, end });
    }),
  );
}

/**
 * What a snapshot changes inside the range that both it and the one before cover; null when nothing.
 * @param range half-open, minutes
 */
export function diffAvailability(
  before: Intervals,
  fresh: Intervals,
  range: MinuteRange,
): AvailabilityDiff | null {
  const [was, is] = [clip(before, range), clip(fresh, range)];
  if (sameIntervals(was, is)) return null;
  return { becameBusy: subtract(is, was), becameFree: subtract(was, is) };
}
