import type { MinuteRange } from "@calcache/availability";
import type { Database } from "@calcache/prisma";

/**
 * Stores the busy months of the first calendars once more in the forms that the peers store them in: a row for each event, and for each
 * account one JSON value per window that was ever asked for, which is found by that window.
 */
export async function seedPeers(db: Database, calendars: number, window: MinuteRange): Promise<void> {
  await db.$executeRaw`
    CREATE FUNCTION minute(busy bytea, n int) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
      SELECT to_timestamp(60 * (get_byte(busy, 4 * n) + (get_byte(busy, 4 * n + 1) << 8)
        + (get_byte(busy, 4 * n + 2) << 16) + (get_byte(busy, 4 * n + 3)::bigint << 24)))
    $$`;
  await db.$executeRaw`
    CREATE TABLE peer_event (calendar_id int NOT NULL, starts_at timestamptz NOT NULL, ends_at timestamptz NOT NULL)`;
  await db.$executeRaw`
    INSERT INTO peer_event
    SELECT b.calendar_id, minute(b.busy, 2 * n), minute(b.busy, 2 * n + 1)
    FROM calcache.busy_month b, generate_series(0, length(b.busy) / 8 - 1) n
    WHERE b.calendar_id <= ${calendars}`;
  await db.$executeRaw`CREATE INDEX ON peer_event (calendar_id, starts_at, ends_at)`;
  await db.$executeRaw`
    CREATE TABLE peer_json (credential_id int NOT NULL, key text NOT NULL, value jsonb NOT NULL,
                            PRIMARY KEY (credential_id, key))`;
  await db.$executeRaw`
    INSERT INTO peer_json
    SELECT c.mailbox_id, ${windowKey(window)}, jsonb_agg(jsonb_build_object('start', e.starts_at, 'end', e.ends_at))
    FROM calcache.cached_calendar c JOIN peer_event e ON e.calendar_id = c.id
      AND e.starts_at < ${instant(window.end)} AND e.ends_at > ${instant(window.start)}
    GROUP BY c.mailbox_id`;
  await db.$executeRaw`VACUUM ANALYZE peer_event, peer_json`;
}

/** How a window's value is found again. */
export const windowKey = ({ start, end }: MinuteRange) =>
  `${instant(start).toISOString()} ${instant(end).toISOString()}`;

export const instant = (minute: number) => new Date(minute * 60_000);
