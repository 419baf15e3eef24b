import type { MinuteRange } from "@calcache/availability";
import type { Database, ReadBatch } from "@calcache/prisma";
import { isTraced } from "@calcache/tracing";
import { addCacheChanges, hasChanged } from "./cache-changes.ts";
import { addStoredCalendars, type CachedBusy, monthsNeeded, withMonths } from "./cached-busy.ts";
import { noteServed } from "./note-served.ts";
import type { ProcessCache, Recalled } from "./process-cache.ts";

/**
 * Adds to a batch what has to be read to know what is stored of these calendars, by their ids: those that this process doesn't
 * remember, and which of the others have changed. The answer, to be called once the batch is sent, reads these in another
 * round trip; without `recall` there are none.
 * @param ids cached calendars
 * @param range half-open, minutes since the epoch
 */
export function addStored(
  batch: ReadBatch,
  { db, cache }: { db: Database; cache: ProcessCache },
  ids: readonly number[],
  range: MinuteRange,
  { recall }: { recall: boolean },
): () => Promise<Map<number, CachedBusy>> {
  const needed = monthsNeeded(range);
  const recalled = recall ? cache.recall(ids, needed) : nothingOf(ids);
  const read = addStoredCalendars(batch, recalled.unknown, range);
  const changesOf = addCacheChanges(batch, recalled.since);
  return async () => {
    const changes = changesOf();
    const isIdle = !changes.all && changes.calendars.size + changes.mailboxes.size === 0;
    const changed = isIdle
      ? []
      : [...recalled.known.values()].filter((calendar) => hasChanged(changes, calendar)).map(({ id }) => id);
    const calendars = read();
    if (changed.length > 0) {
      const again = db.openBatch();
      const readAgain = addStoredCalendars(again, changed, range);
      await again.send();
      calendars.push(...readAgain());
    }
    cache.learn(recalled, changes, calendars);
    if (isTraced() && calendars.length > 0)
      void noteServed(
        db,
        calendars.map(({ calendar }) => calendar.id),
      );
    const stored = new Map(recalled.known);
    for (const id of changed) stored.delete(id);
    for (const calendar of calendars) {
      const busy = withMonths(calendar, needed);
      if (busy) stored.set(busy.id, busy);
    }
    return stored;
  };
}

const nothingOf = (ids: readonly number[]): Recalled => ({ since: null, known: new Map(), unknown: ids });
