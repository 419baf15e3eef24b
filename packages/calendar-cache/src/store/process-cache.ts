import { type CacheChanges, hasChanged } from "./cache-changes.ts";
import { type CachedBusy, type ReadCalendar, withMonths } from "./cached-busy.ts";
import type { DatabaseState } from "./database-state.ts";
import { snapshotMemory } from "./snapshot-memory.ts";

/** What is remembered of some calendars: `known`, unless it has changed `since`; `unknown` have to be read. */
export type Recalled = {
  since: DatabaseState | null;
  known: ReadonlyMap<number, CachedBusy>;
  unknown: readonly number[];
};

/**
 * Stored calendars as this process last read them, so that busy months aren't sent again for as long as they don't
 * change. What is recalled may be used once a statement has said what has changed since.
 */
export type ProcessCache = {
  /** @param months those that each is needed with, as `monthsNeeded` names them */
  recall(ids: readonly number[], months: readonly string[]): Recalled;
  /** Takes in what a statement said has changed since `recalled`, and what was read in the same state or a later one. */
  learn(recalled: Recalled, changes: CacheChanges, read: readonly ReadCalendar[]): void;
};

/**
 * Remembers so many calendars, those that were read last.
 * @param mostCalendars two kilobytes each for a month of 60 events
 * @param clock ms that never go back
 */
export function processCache(mostCalendars = 40_000, clock = () => performance.now()): ProcessCache {
  const memory = snapshotMemory<ReadCalendar>({
    most: mostCalendars,
    merge: (before, { calendar, months }) => ({ calendar, months: new Map([...before.months, ...months]) }),
    clock,
  });
  return {
    recall(ids, months) {
      const since = memory.since();
      const known = new Map<number, CachedBusy>();
      const unknown: number[] = [];
      for (const id of ids) {
        const found = memory.recall(id);
        const busy = found ? withMonths(found, months) : null;
        if (busy) known.set(id, busy);
        else unknown.push(id);
      }
      return { since, known, unknown };
    },
    learn({ since }, changes, read) {
      const changed = ({ calendar }: ReadCalendar) => hasChanged(changes, calendar);
      const where = changes.all || changes.mailboxes.size > 0 ? changed : null;
      const learnt = read.map((one) => [one.calendar.id, one] as const);
      memory.learn(since, changes.at, { ids: changes.calendars, where }, learnt);
    },
  };
}
