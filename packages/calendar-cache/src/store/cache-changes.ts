import { type BulkQuery, Prisma, type ReadBatch } from "@calcache/prisma";

/** More changes than these aren't looked through: then everything counts as changed. */
const mostChanges = 10_000;

/**
 * A state of the database: its incarnation, and its snapshot as Postgres writes it. A server that recovers from a crash, takes
 * over from another or begins from a backup is another incarnation: it may count the same transactions anew.
 */
export type DatabaseState = { incarnation: string; snapshot: string };

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
  return () => toCacheChanges(since, state(), rows());
}

const stateQuery: BulkQuery<DatabaseState> = {
  select: "SELECT calcache.incarnation(), pg_current_snapshot()::text",
  values: [],
  read: (row) => ({ incarnation: row.text(), snapshot: row.text() }),
};

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
  [at]: readonly DatabaseState[],
  rows: readonly ChangeRow[],
): CacheChanges {
  if (!at) throw new Error("the database didn't say which state it is in");
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

/**
 * Which of two snapshots of one incarnation is the later one, as a comparison: none of its three numbers ever goes back.
 * Source: postgresql.org/docs/current/functions-info.html, "Snapshot Components"
 */
export function compareSnapshots(a: string, b: string): number {
  const [one, other] = [progressOf(a), progressOf(b)];
  for (const [index, part] of one.entries()) {
    const than = other[index] ?? part;
    if (part !== than) return part < than ? -1 : 1;
  }
  return 0;
}

/** `xmin:xmax:xip_list`: the first transaction still open, the first not begun yet, and the open ones between. */
function progressOf(snapshot: string): [bigint, bigint, bigint] {
  const [firstOpen = "", notBegun = "", open = ""] = snapshot.split(":");
  return [BigInt(firstOpen), BigInt(notBegun), BigInt(open === "" ? 0 : -open.split(",").length)];
}

/** Which changes nobody asks for any more, by the database's clock, which has written their times. */
export const isOldChange = Prisma.sql`at < now() - interval '1 hour'`;
