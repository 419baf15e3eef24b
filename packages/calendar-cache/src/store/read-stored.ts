import type { MinuteRange } from "@calcache/availability";
import type { BulkQuery, Database } from "@calcache/prisma";
import {
  type ChangeRow,
  cacheChangesQueries,
  type DatabaseState,
  hasChanged,
  toCacheChanges,
} from "./cache-changes.ts";
import {
  type CachedBusy,
  cachedBusyQueries,
  monthsNeeded,
  type ReadCalendar,
  type StoredCalendar,
  type StoredMonth,
  toReadCalendars,
  withMonths,
} from "./cached-busy.ts";
import type { CalendarMemory, Recalled } from "./calendar-memory.ts";

/**
 * What is stored of these calendars, by their ids; and the rows of another query, and with it in the same statement
 * what refuses the answer if need be. One round trip: it reads the calendars that this process doesn't remember, and says
 * which of the others have changed. These take another one; without `recall` there are none.
 * @param ids cached calendars
 * @param range half-open, minutes since the epoch
 */
export async function readStoredAnd<Row, Guard>(
  { db, memory }: { db: Database; memory: CalendarMemory },
  ids: readonly number[],
  range: MinuteRange,
  { recall }: { recall: boolean },
  [query, guard]: readonly [BulkQuery<Row>, BulkQuery<Guard>],
): Promise<{ stored: Map<number, CachedBusy>; rows: Row[] }> {
  const needed = monthsNeeded(range);
  const recalled = recall ? memory.recall(ids, needed) : nothingOf(ids);
  const [calendars, months, rows, , state, changeRows] = await db.readTogether<
    [StoredCalendar[], StoredMonth[], Row[], Guard[], DatabaseState[], ChangeRow[]]
  >([...cachedBusyQueries(recalled.unknown, range), query, guard, ...cacheChangesQueries(recalled.since)]);
  const changes = toCacheChanges(recalled.since, state, changeRows);
  const isIdle = !changes.all && changes.calendars.size + changes.mailboxes.size === 0;
  const changed = isIdle
    ? []
    : [...recalled.known.values()].filter((calendar) => hasChanged(changes, calendar)).map(({ id }) => id);
  const read = toReadCalendars(calendars, months, needed);
  if (changed.length > 0) read.push(...(await readCalendars(db, changed, range, needed)));
  memory.learn(recalled, changes, read);
  const stored = new Map(recalled.known);
  for (const id of changed) stored.delete(id);
  for (const calendar of read) {
    const busy = withMonths(calendar, needed);
    if (busy) stored.set(busy.id, busy);
  }
  return { stored, rows };
}

const nothingOf = (ids: readonly number[]): Recalled => ({ since: null, known: new Map(), unknown: ids });

async function readCalendars(
  db: Database,
  ids: readonly number[],
  range: MinuteRange,
  needed: readonly string[],
): Promise<ReadCalendar[]> {
  const [calendars, months] = await db.readTogether<[StoredCalendar[], StoredMonth[]]>(
    cachedBusyQueries(ids, range),
  );
  return toReadCalendars(calendars, months, needed);
}
