import {
  clip,
  decodeIntervals,
  floorMinute,
  type Intervals,
  type MinuteRange,
  type Month,
  monthRange,
  monthsIn,
} from "@calcache/availability";
import { type BusyMonthRow, busyOf } from "./busy-months.ts";
import type { CalendarCache } from "./calendar-cache.ts";
import type { CalendarRef } from "./calendars.ts";
import { type CalendarFreshness, covers } from "./serve-rule.ts";
import { monthsToRead } from "./warm-window.ts";

/** A calendar as it is stored: how fresh it is, and the months that can hold minutes of the asked range. */
export type CachedBusy = {
  id: number;
  mailboxId: number;
  externalId: string;
  freshness: CalendarFreshness;
  months: readonly BusyMonthRow[];
};

type Row = {
  n: bigint;
  id: number;
  mailboxId: number;
  externalId: string;
  coveredFrom: Date | null;
  coveredUntil: Date | null;
  confirmedAt: Date | null;
  dirtySince: Date | null;
  failingSince: Date | null;
  refreshAfter: Date | null;
  watched: boolean;
  disconnected: boolean;
  pausedUntil: Date | null;
  quarantined: boolean;
  subscribedAt: Date | null;
  subscribedUntil: Date | null;
  month: Month | null;
  busy: Uint8Array | null;
  readAt: Date | null;
};

/**
 * What is stored of each of these calendars, in their order; null for one never seen. One round trip, whatever their
 * number.
 * @param range half-open, minutes since the epoch
 */
export async function loadCachedBusy(
  cache: CalendarCache,
  calendars: readonly CalendarRef[],
  range: MinuteRange,
): Promise<(CachedBusy | null)[]> {
  const rows = await cache.db.$queryRaw<Row[]>`
    SELECT asked.n, c.id, c.mailbox_id AS "mailboxId", c.external_id AS "externalId",
           c.covered_from AS "coveredFrom", c.covered_until AS "coveredUntil", c.confirmed_at AS "confirmedAt",
           c.dirty_since AS "dirtySince", c.failing_since AS "failingSince", c.refresh_after AS "refreshAfter",
           EXISTS (SELECT 1 FROM calendar_watch w WHERE w.calendar_id = c.id) AS watched,
           COALESCE(reader.invalid, reader.id IS NULL) AS disconnected,
           m.paused_until AS "pausedUntil", m.quarantined_at IS NOT NULL AS quarantined, s.created_at AS "subscribedAt", s.expires_at AS "subscribedUntil", b.month, b.busy, b.read_at AS "readAt"
    FROM unnest(${calendars.map(({ credentialId }) => credentialId)}::int[],
                ${calendars.map(({ externalId }) => externalId)}::text[]) WITH ORDINALITY AS asked(credential_id, external_id, n)
    JOIN "Credential" k ON k.id = asked.credential_id
    JOIN mailbox m ON m.integration = k.type AND m.address = lower(k.key->>'email')
    JOIN cached_calendar c ON c.mailbox_id = m.id AND c.external_id = asked.external_id
    LEFT JOIN "Credential" reader ON reader.id = m.credential_id
    LEFT JOIN subscription s ON s.calendar_id = c.id AND s.state IN ('active', 'renewing')
    LEFT JOIN busy_month b ON b.calendar_id = c.id AND b.month = ANY(${monthsToRead(range)}::text[])`;
  const now = cache.now();
  const found = Map.groupBy(rows, ({ n }) => Number(n) - 1);
  return calendars.map((_, index) => toCachedBusy(found.get(index), now));
}

function toCachedBusy(rows: readonly Row[] | undefined, now: number): CachedBusy | null {
  const first = rows?.[0];
  if (!rows || !first) return null;
  const { coveredFrom, coveredUntil, subscribedAt, subscribedUntil } = first;
  return {
    id: first.id,
    mailboxId: first.mailboxId,
    externalId: first.externalId,
    freshness: {
      covered: coveredFrom && coveredUntil && { from: coveredFrom.getTime(), until: coveredUntil.getTime() },
      confirmedAt: time(first.confirmedAt),
      dirtySince: time(first.dirtySince),
      failingSince: time(first.failingSince),
      refreshAfter: time(first.refreshAfter),
      watched: first.watched,
      subscription: subscribedAt && {
        live: subscribedUntil !== null && subscribedUntil.getTime() > now,
        createdAt: subscribedAt.getTime(),
      },
      disconnected: first.disconnected,
      pausedUntil: time(first.pausedUntil),
      quarantined: first.quarantined,
    },
    months: rows.flatMap(({ month, busy, readAt }) =>
      month === null || busy === null || readAt === null
        ? []
        : [{ month, busy: decodeIntervals(busy), readAt: readAt.getTime() }],
    ),
  };
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

const time = (date: Date | null) => date?.getTime() ?? null;
