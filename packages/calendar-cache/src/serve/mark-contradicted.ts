import { type Intervals, type MinuteRange, sameIntervals } from "@calcache/availability";
import type { Engine } from "../engine/engine.ts";
import { wakeSoon } from "../engine/wake-soon.ts";
import { type CachedBusy, storedBusy } from "../store/cached-busy.ts";
import { covers } from "../store/calendar-freshness.ts";
import { patienceWithRefresh } from "./serve-rule.ts";

/** Whether a live read says otherwise than what is stored as known. */
export const contradicts = (busy: Intervals, stored: CachedBusy, range: MinuteRange): boolean =>
  covers(stored.freshness, range) && !sameIntervals(busy, storedBusy(stored, range));

/**
 * Notes that what is stored of a calendar is wrong: it is marked dirty as if it had waited for its refresh for too long, so that from
 * now on readers ask the provider, and is refreshed. To read it here would take the time that whoever asked live has.
 */
export async function markContradicted(
  engine: Engine,
  { id, mailboxId }: Pick<CachedBusy, "id" | "mailboxId">,
): Promise<void> {
  const since = new Date(engine.now() - patienceWithRefresh - 1);
  await engine.db.$executeRaw`
    UPDATE calcache.cached_calendar
    SET dirty_since = LEAST(dirty_since, ${since}), dirty_reason = 'contradicted',
        dirty_generation = dirty_generation + 1, refresh_after = NULL
    WHERE id = ${id}`;
  engine.log.warn({ calendar: id }, "[Calendar] a live read said otherwise than the cache");
  wakeSoon(engine, [mailboxId]);
}
