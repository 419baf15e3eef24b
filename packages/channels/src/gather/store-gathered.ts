import type { Prisma } from "@calcache/prisma";
import type { Listener } from "./find-audience.ts";
import type { Round } from "./round.ts";

/** A calendar's changes for one channel. */
export type GatheredChange = {
  listener: Listener;
  /** epoch ms: when the first of them was noticed */
  since: number;
  /** the minutes that were touched lie in it, half-open; null where that isn't known */
  range: { start: number; end: number } | null;
};

/** The largest that an `int4` of Postgres can be: minutes of the year 6053. */
const lastMinute = 2 ** 31 - 1;

/**
 * Stores notices of changed calendars, in an order that whoever locks several keeps too. A notice that nobody has tried to deliver yet takes in
 * the further changes of its calendar, however long it waits.
 */
export async function storeGathered(
  tx: Prisma.TransactionClient,
  { cursor, now, gatherFor }: Pick<Round, "cursor" | "now" | "gatherFor">,
  gathered: readonly GatheredChange[],
): Promise<void> {
  if (gathered.length === 0) return;
  const rows = gathered.map(({ listener, since, range }) => ({
    channel_id: listener.channelId,
    subject: `calendar ${listener.calendarId}`,
    data: { calendar: listener.calendar, usernames: listener.usernames },
    changes_since: new Date(since).toISOString(),
    range_start: range && Math.min(range.start, lastMinute),
    range_end: range && Math.min(range.end, lastMinute),
  }));
  await tx.$executeRaw`
    INSERT INTO calcache.channel_notice AS waiting
      (channel_id, type, subject, data, changes_since, range_start, range_end, cursor, next_attempt_at)
    SELECT g.channel_id, 'availability.changed', g.subject, g.data, g.changes_since, g.range_start, g.range_end, ${cursor},
      ${new Date(now + gatherFor)}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS g(channel_id uuid, subject text, data jsonb,
      changes_since timestamptz, range_start int, range_end int)
    ORDER BY g.channel_id, g.subject
    ON CONFLICT (channel_id, subject) WHERE type = 'availability.changed' AND state = 'waiting' AND first_attempt_at IS NULL
    DO UPDATE SET data = EXCLUDED.data, changes_since = LEAST(waiting.changes_since, EXCLUDED.changes_since),
      range_start = CASE WHEN waiting.range_start IS NULL THEN NULL WHEN EXCLUDED.range_start IS NULL THEN NULL
        ELSE LEAST(waiting.range_start, EXCLUDED.range_start) END,
      range_end = CASE WHEN waiting.range_end IS NULL THEN NULL WHEN EXCLUDED.range_end IS NULL THEN NULL
        ELSE GREATEST(waiting.range_end, EXCLUDED.range_end) END`;
}
