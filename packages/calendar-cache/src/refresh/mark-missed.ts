import { lockedInOrder, Prisma } from "@calcache/prisma";
import type { Engine } from "../engine/engine.ts";

/** Calendars that are read in a second, of those whose notifications were lost: their provider has to answer them beside what is notified. */
const perSecond = 50;

/**
 * Marks all calendars whose notifications come to an address: some were lost, and nobody knows of which. They are read within
 * seconds where there are few, and fifty a second of many.
 * @param address what the addresses of their subscriptions begin with
 */
export async function markMissed(engine: Engine, address: string): Promise<number> {
  const now = new Date(engine.now());
  const marked = await engine.db.$executeRaw`
    WITH locked AS (${lockedInOrder(
      "cached_calendar",
      Prisma.sql`id IN (SELECT calendar_id FROM calcache.subscription WHERE starts_with(address, ${address}))`,
    )}
    ), spread AS (
      SELECT id, ${now}::timestamptz + row_number() OVER (ORDER BY random()) * interval '1 second' / ${perSecond}::int AS after FROM locked
    )
    UPDATE calcache.cached_calendar c
    SET dirty_since = LEAST(c.dirty_since, ${now}), dirty_reason = 'missed', dirty_generation = c.dirty_generation + 1,
        refresh_after = CASE WHEN c.dirty_since IS NULL THEN GREATEST(c.refresh_after, spread.after) ELSE c.refresh_after END
    FROM spread WHERE c.id = spread.id`;
  engine.log.warn(
    { calendars: marked },
    "[Missed] notifications were lost: all calendars that have theirs there are read anew",
  );
  return marked;
}
