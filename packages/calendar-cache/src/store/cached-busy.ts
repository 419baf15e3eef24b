import {
  clip,
  decodeIntervals,
  floorMinute,
  type Intervals,
  type MinuteRange,
  monthOf,
  monthRange,
  monthsIn,
  pagesOfIntervals,
} from "@calcache/availability";
import type { BulkQuery, ReadBatch } from "@calcache/prisma";
import { type BusyMonthRow, busyOf } from "./busy-months.ts";
import { type CalendarFreshness, covers } from "./calendar-freshness.ts";
import { monthsToRead } from "./warm-window.ts";

/** A calendar as it is stored: how fresh it is, and the months that can hold minutes of the asked range. */
export type CachedBusy = StoredCalendar & { months: readonly BusyMonthRow[] };

/** How fresh a stored calendar of an integration is. */
export type StoredCalendar = {
  id: number;
  mailboxId: number;
  integration: string;
  freshness: CalendarFreshness;
};

/** One month of a stored calendar. */
type StoredMonth = BusyMonthRow & { calendarId: number };

/** A calendar with the months that were read of it, by what they were needed as; null where there is nothing. */
export type ReadCalendar = { calendar: StoredCalendar; months: ReadonlyMap<string, BusyMonthRow | null> };

/**
 * What is needed of each calendar's months for a range: `2026-12`, or `2026-11>` for what the row of November says of
 * days after it, which is mostly nothing.
 */
export function monthsNeeded(range: MinuteRange): string[] {
  const first = monthOf(range.start);
  return monthsToRead(range).map((month) => (month < first ? `${month}>` : month));
}

/**
 * Asks in a batch for what is stored of these calendars: how fresh they are, and their busy months.
 * @param ids cached calendars
 * @param range half-open, minutes since the epoch
 */
export function addStoredCalendars(
  batch: ReadBatch,
  ids: readonly number[],
  range: MinuteRange,
): () => ReadCalendar[] {
  const calendars = batch.add(calendarsQuery(ids));
  const months = batch.add(monthsQuery(ids, range));
  return () => withTheirMonths(calendars(), months(), monthsNeeded(range));
}

/**
 * SQL of a condition: whether the database has begun anew since a calendar was confirmed. Where no incarnation is known yet, it has.
 * @param c the alias of a `cached_calendar`
 */
export const isRestored = (c: string) =>
  `COALESCE(${c}.confirmed_at < (SELECT began_at FROM calcache.incarnation),
    NOT EXISTS (SELECT FROM calcache.incarnation))`;

/** SQL of a condition. A tenant's account has no credential, and an id below zero: a mailbox that it reads has none once it is gone. */
const hasNoReader = "COALESCE(reader.invalid, reader.id IS NULL AND COALESCE(m.credential_id, 0) >= 0)";

const calendarsQuery = (ids: readonly number[]): BulkQuery<StoredCalendar> => ({
  select: `
    SELECT c.id, c.mailbox_id, m.integration, c.covered_from, c.covered_until, c.busy_rule, c.confirmed_at, c.dirty_since,
           c.failing_since, c.refresh_after, EXISTS (SELECT 1 FROM calcache.calendar_watch w WHERE w.calendar_id = c.id),
           s.created_at, s.expires_at, COALESCE(s.address, ''), s.silent_since IS NOT NULL, ${hasNoReader},
           COALESCE(m.failure_kind = 'unusable', false), m.paused_until, m.quarantined_at IS NOT NULL,
           ${isRestored("c")}
    FROM calcache.cached_calendar c
    JOIN calcache.mailbox m ON m.id = c.mailbox_id
    LEFT JOIN "Credential" reader ON reader.id = m.credential_id
    LEFT JOIN calcache.subscription s ON s.calendar_id = c.id AND s.state IN ('active', 'renewing')
    WHERE c.id = ANY($1::int[])`,
  values: [ids],
  read(row) {
    const [id, mailboxId, integration] = [row.int(), row.int(), row.text()];
    const [from, until] = [row.timeOrNull(), row.timeOrNull()];
    return {
      id,
      mailboxId,
      integration,
      freshness: {
        covered: from === null || until === null ? null : { from, until },
        busyRule: row.int(),
        confirmedAt: row.timeOrNull(),
        dirtySince: row.timeOrNull(),
        failingSince: row.timeOrNull(),
        refreshAfter: row.timeOrNull(),
        watched: row.flag(),
        subscription: toSubscription(row.timeOrNull(), row.timeOrNull(), row.text(), row.flag()),
        disconnected: row.flag(),
        unusable: row.flag(),
        pausedUntil: row.timeOrNull(),
        quarantined: row.flag(),
        isRestored: row.flag(),
      },
    };
  },
});

const toSubscription = (
  createdAt: number | null,
  expiresAt: number | null,
  address: string,
  silent: boolean,
) => (createdAt === null || expiresAt === null ? null : { createdAt, expiresAt, address, silent });

/**
 * In minutes: some eight months of 60 events. What is read may be kept for long, so it gets pages that nothing else shares; a
 * page lives for as long as one of its months does, so it is small.
 */
const pageSize = 1_024;

/**
 * Of the month before the range only what reaches beyond it, as a window's last row does: mostly nothing is sent. The ids come
 * by a subquery, so that the planner doesn't weigh each of a long list.
 */
function monthsQuery(ids: readonly number[], range: MinuteRange): BulkQuery<StoredMonth> {
  const roomFor = pagesOfIntervals(ids.length > 1 ? pageSize : 0);
  const months = monthsToRead(range);
  const first = monthOf(range.start);
  return {
    select: `
      SELECT b.calendar_id, b.month, b.read_at, b.busy FROM calcache.busy_month b
      WHERE b.calendar_id = ANY((SELECT $1::int[])::int[])
        AND b.month BETWEEN $2::char(7) AND $3::char(7) AND (b.month >= $4::char(7) OR ${lastMinute} > $5::bigint)`,
    values: [ids, months[0] ?? "", months.at(-1) ?? "", first, monthRange(first).start],
    read: (row) => ({
      calendarId: row.int(),
      month: row.text(),
      readAt: row.time(),
      busy: decodeIntervals(row.bytes(), roomFor),
    }),
  };
}

/** The end of a packed month's last interval; null of an empty one. */
const lastMinute = `CASE WHEN length(b.busy) > 0 THEN ${[1, 2, 3, 4]
  .map((fromEnd) => `(get_byte(b.busy, length(b.busy) - ${fromEnd})::bigint << ${8 * (4 - fromEnd)})`)
  .join(" + ")} END`;

/** @param needed the months that were asked for, as {@link monthsNeeded} names them */
function withTheirMonths(
  calendars: readonly StoredCalendar[],
  months: readonly StoredMonth[],
  needed: readonly string[],
): ReadCalendar[] {
  const nothing = needed.map((month): [string, null] => [month, null]);
  const monthsOf = new Map(
    calendars.map(({ id }) => [id, new Map<string, BusyMonthRow | null>(nothing)] as const),
  );
  const nameOf = new Map(needed.map((month) => [month.replace(">", ""), month]));
  for (const month of months)
    monthsOf.get(month.calendarId)?.set(nameOf.get(month.month) ?? month.month, month);
  return calendars.map((calendar) => ({ calendar, months: monthsOf.get(calendar.id) ?? new Map() }));
}

/** A calendar with the months that are needed of it; null if one of them wasn't read. */
export function withMonths({ calendar, months }: ReadCalendar, needed: readonly string[]): CachedBusy | null {
  const rows: BusyMonthRow[] = [];
  for (const month of needed) {
    const row = months.get(month);
    if (row === undefined) return null;
    if (row !== null) rows.push(row);
  }
  return { ...calendar, months: rows };
}

/** The stored busy minutes inside `range`. */
export const storedBusy = ({ months, freshness: { covered } }: CachedBusy, range: MinuteRange): Intervals =>
  clip(busyOf(months, covered && floorMinute(covered.until)), range);

/** When the oldest data about `range` was read (epoch ms); null when some of it was never read. */
export function knownAsOf(calendar: CachedBusy, range: MinuteRange): number | null {
  const { covered, confirmedAt } = calendar.freshness;
  if (covers(calendar.freshness, range)) return confirmedAt;
  const rows = new Map(calendar.months.map((row) => [row.month, row]));
  const times = monthsIn(range).map((month) => {
    const row = rows.get(month);
    if (!row) return null;
    const inWindow = covered !== null && monthRange(month).end <= floorMinute(covered.until);
    return inWindow ? (confirmedAt ?? row.readAt) : row.readAt;
  });
  return times.reduce(
    (oldest, at) => (oldest === null || at === null ? null : Math.min(oldest, at)),
    Number.POSITIVE_INFINITY,
  );
}
