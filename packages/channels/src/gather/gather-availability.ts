import { decodeIntervals, type Intervals, union } from "@calcache/availability";
import type { Prisma } from "@calcache/prisma";
import { changedBetween } from "@calcache/scheduling";
import { findAudience, type Listener } from "./find-audience.ts";
import { type Changed, findOwnEvents, notWritten, touchesOwn } from "./own-events.ts";
import type { Round } from "./round.ts";
import { type GatheredChange, storeGathered } from "./store-gathered.ts";

const page = 5_000;

type Row = Changed & { id: bigint; changedIn: bigint };

/** Gathers the changes of calendars into notices. The answer says whether there were any. */
export async function gatherAvailability(tx: Prisma.TransactionClient, round: Round): Promise<boolean> {
  for (let after = 0n, found = 0; ; ) {
    const rows = await readPage(tx, round, after);
    found += rows.length;
    const last = rows.at(-1);
    if (last === undefined) return found > 0;
    await gatherPage(tx, round, rows);
    if (rows.length < page) return true;
    after = last.id;
  }
}

async function readPage(
  tx: Prisma.TransactionClient,
  { since, until }: Round,
  after: bigint,
): Promise<Row[]> {
  const rows = await tx.$queryRaw<
    {
      id: bigint;
      calendarId: number;
      at: Date;
      formerAt: Date | null;
      becameBusy: Uint8Array;
      becameFree: Uint8Array;
      changedIn: bigint;
    }[]
  >`
    SELECT h.id, h.calendar_id AS "calendarId", h.at, h.became_busy AS "becameBusy", h.became_free AS "becameFree",
      h.changed_in AS "changedIn",
      (SELECT max(f.at) FROM calcache.availability_change f WHERE f.calendar_id = h.calendar_id AND f.id < h.id) AS "formerAt"
    FROM calcache.availability_change h
    WHERE ${changedBetween("h", since, until)} AND h.id > ${after} ORDER BY h.id LIMIT ${page}`;
  return rows.map((row) => ({
    ...row,
    at: row.at.getTime(),
    formerAt: row.formerAt?.getTime() ?? 0,
    becameBusy: decodeIntervals(row.becameBusy),
    becameFree: decodeIntervals(row.becameFree),
  }));
}

async function gatherPage(tx: Prisma.TransactionClient, round: Round, rows: readonly Row[]): Promise<void> {
  const calendarIds = [...new Set(rows.map(({ calendarId }) => calendarId))];
  const audience = await findAudience(tx, calendarIds, round.now);
  if (audience.length === 0) return;
  const isNews = await newsFor(tx, rows, audience);
  const keys = [...new Set(audience.map(({ apiKeyId }) => apiKeyId))];
  const own = Map.groupBy(
    await findOwnEvents(tx, keys, calendarIds, spanOf(rows)),
    ({ apiKeyId, calendarId }) => `${apiKeyId} ${calendarId}`,
  );
  const ofCalendar = Map.groupBy(rows, ({ calendarId }) => calendarId);
  const gathered = audience.flatMap((listener): GatheredChange[] => {
    const written = own.get(`${listener.apiKeyId} ${listener.calendarId}`) ?? [];
    const told = (ofCalendar.get(listener.calendarId) ?? []).flatMap((change) => {
      if (!isNews(listener, change) || (listener.onlyManaged && !touchesOwn(change, written))) return [];
      const touched = notWritten(change, written);
      return touched.length === 0 ? [] : [{ at: change.at, touched }];
    });
    const [first] = told;
    if (first === undefined) return [];
    return [{ listener, since: first.at, range: hull(union(told.map(({ touched }) => touched))) }];
  });
  await storeGathered(tx, round, gathered);
}

/** Whether a listener's channel was not yet active when a change was made is asked once for each pair of them, in one query. */
async function newsFor(
  tx: Prisma.TransactionClient,
  rows: readonly Row[],
  audience: readonly Listener[],
): Promise<(listener: Listener, change: Row) => boolean> {
  const snapshots = [...new Set(audience.map(({ since }) => since))];
  const transactions = [...new Set(rows.map(({ changedIn }) => changedIn))];
  const old = await tx.$queryRaw<{ since: string; changedIn: bigint }[]>`
    SELECT since, changed_in AS "changedIn" FROM unnest(${snapshots}::text[]) since, unnest(${transactions}::bigint[]) changed_in
    WHERE pg_visible_in_snapshot(changed_in::text::xid8, since::pg_snapshot)`;
  const known = new Set(old.map(({ since, changedIn }) => `${since} ${changedIn}`));
  return ({ since }, { changedIn }) => !known.has(`${since} ${changedIn}`);
}

const touchedBy = ({ becameBusy, becameFree }: Changed) => union([becameBusy, becameFree]);

const hull = (times: Intervals) => ({ start: times[0] ?? 0, end: times.at(-1) ?? 0 });

/** Epoch ms. */
function spanOf(rows: readonly Row[]): { start: number; end: number } {
  const { start, end } = hull(union(rows.map(touchedBy)));
  return { start: start * 60_000, end: end * 60_000 };
}
