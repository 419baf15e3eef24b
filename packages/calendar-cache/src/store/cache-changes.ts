import { type BulkQuery, Prisma, type ReadBatch } from "@calcache/prisma";
import { type DatabaseState, stateQuery, theState } from "./database-state.ts";

/** More changes than these aren't looked through: then everything counts as changed. */
const mostChanges = 10_000;

/** What of stored calendars has changed since some state, in state `at`. */
export type CacheChanges = {
  at: DatabaseState;
  all: boolean;
  calendars: ReadonlySet<number>;
  mailboxes: ReadonlySet<number>;
};

/** Of a calendar, or of all calendars of a mailbox; 0 is none, and 0 twice is all there are. */
type ChangeRow = { calendarId: number; mailboxId: number };

/**
 * Asks in a batch for what has changed since a state, and for the state that this is said of.
 * @param since null asks for no changes
 */
export function addCacheChanges(batch: ReadBatch, since: DatabaseState | null): () => CacheChanges {
  const state = batch.add(stateQuery);
  const rows = batch.add(changesQuery(since));
  return () => toCacheChanges(since, theState(state()), rows());
}

const changesQuery = (since: DatabaseState | null): BulkQuery<ChangeRow> => ({
  select:
    since === null
      ? "SELECT WHERE false"
      : `SELECT calendar_id, mailbox_id FROM calcache.cache_changes($1::pg_snapshot, ${mostChanges + 1})`,
  values: since === null ? [] : [since.snapshot],
  read: (row) => ({ calendarId: row.int(), mailboxId: row.int() }),
});

function toCacheChanges(
  since: DatabaseState | null,
  at: DatabaseState,
  rows: readonly ChangeRow[],
): CacheChanges {
  const isAnother = since !== null && since.incarnation !== at.incarnation;
  return {
    at,
    all: isAnother || rows.length > mostChanges || rows.some((row) => !row.calendarId && !row.mailboxId),
    calendars: new Set(rows.flatMap(({ calendarId }) => calendarId || [])),
    mailboxes: new Set(rows.flatMap(({ mailboxId }) => mailboxId || [])),
  };
}

/** Whether something has changed of this calendar or of its mailbox. */
export const hasChanged = (
  { all, calendars, mailboxes }: CacheChanges,
  { id, mailboxId }: { id: number; mailboxId: number },
): boolean => all || calendars.has(id) || mailboxes.has(mailboxId);

/** Which changes nobody asks for any more, by the database's clock, which has written their times. */
export const isOldChange = Prisma.sql`at < now() - interval '1 hour'`;
