import { type CacheChanges, compareSnapshots, type DatabaseState, hasChanged } from "./cache-changes.ts";
import { type CachedBusy, type ReadCalendar, withMonths } from "./cached-busy.ts";

/** ms; far less than changes are kept in the database. */
const longestUnchecked = 10 * 60_000;

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
  const remembered = new Map<number, ReadCalendar>();
  /** All that is remembered was so in this state or a later one, and nothing that changed since is missing. */
  let since: DatabaseState | null = null;
  let checkedAt = clock();

  function forgetAll(): void {
    remembered.clear();
    since = null;
  }

  function forget(changes: CacheChanges): void {
    for (const id of changes.calendars) remembered.delete(id);
    if (!changes.all && changes.mailboxes.size === 0) return;
    for (const [id, { calendar }] of remembered) if (hasChanged(changes, calendar)) remembered.delete(id);
  }

  function moveOn(recalled: Recalled, { at }: CacheChanges): void {
    if (since !== null && since.incarnation !== at.incarnation) forgetAll();
    // Another answer may have moved on meanwhile, from where this one started or further.
    const hasSeenAll =
      since === null ||
      (recalled.since !== null && compareSnapshots(recalled.since.snapshot, since.snapshot) <= 0);
    if (!hasSeenAll) return;
    checkedAt = clock();
    if (since === null || compareSnapshots(at.snapshot, since.snapshot) > 0) since = at;
  }

  function keep({ calendar, months }: ReadCalendar): void {
    const before = remembered.get(calendar.id)?.months;
    remembered.delete(calendar.id);
    remembered.set(calendar.id, { calendar, months: before ? new Map([...before, ...months]) : months });
  }

  return {
    recall(ids, months) {
      if (clock() - checkedAt > longestUnchecked) forgetAll();
      const known = new Map<number, CachedBusy>();
      const unknown: number[] = [];
      for (const id of ids) {
        const found = remembered.get(id);
        const busy = found ? withMonths(found, months) : null;
        if (busy) known.set(id, busy);
        else unknown.push(id);
      }
      return { since, known, unknown };
    },
    learn(recalled, changes, read) {
      forget(changes);
      moveOn(recalled, changes);
      // What was read in an earlier state may have changed before the one that others are asked to start from.
      if (since !== null && compareSnapshots(changes.at.snapshot, since.snapshot) < 0) return;
      for (const calendar of read) keep(calendar);
      for (const oldest of remembered.keys()) {
        if (remembered.size <= mostCalendars) break;
        remembered.delete(oldest);
      }
    },
  };
}
