import { opensCalendar, usersSeenBy } from "@calcache/api-keys";
import { decodeIntervals, type MinuteRange, union } from "@calcache/availability";
import type { Engine } from "@calcache/calendar-cache";
import { err, everySelectedCalendar, ok, Prisma, type Result } from "@calcache/prisma";
import { cachedOfSelected } from "./cached-of-selected.ts";
import { type ChangeCursor, isLater } from "./change-cursor.ts";
import { type ChangeFilter, isWanted } from "./change-filter.ts";
import { changedBetween } from "./changed-between.ts";

/** What became busy or free in a calendar in one refresh. */
export type CalendarChange = {
  id: string;
  calendar: string;
  /** of those who selected it, as far as the asker may see them */
  usernames: string[];
  /** epoch ms: when it was noticed */
  at: number;
  /** the minutes that were touched lie in it, half-open */
  range: MinuteRange;
};

export type FoundChanges = { changes: CalendarChange[]; next: ChangeCursor; more: boolean };

/**
 * A cursor that can't be gone on from: changes aren't kept for so long, or not over another life of the database; one that is later than
 * its present state is of another database, which this one was restored from.
 */
export type TooOld = { kind: "too old"; beginWith: ChangeCursor };

const page = 500;

/** ms. Changes are kept for 40 days; nobody is told that a time was quiet whose changes are deleted already. */
const goodFor = 29 * 86_400_000;

type Row = {
  id: bigint;
  calendar: string;
  usernames: (string | null)[];
  at: Date;
  becameBusy: Uint8Array;
  becameFree: Uint8Array;
};

/**
 * Changes of the calendars that a key opens, after a cursor, in the order in which each calendar's were made. None is missed, however long the transaction took that made it, and none told twice.
 * @param since null begins with now
 */
export async function findChanges(
  { db, now }: Pick<Engine, "db" | "now">,
  apiKeyId: string,
  since: ChangeCursor | null,
  filter: ChangeFilter = {},
): Promise<Result<FoundChanges, TooOld>> {
  const [state] = await db.$queryRaw<{ incarnation: string; snapshot: string }[]>`
    SELECT calcache.incarnation() AS incarnation, pg_current_snapshot()::text AS snapshot`;
  if (!state) throw new Error("the database didn't say which state it is in");
  const { incarnation, snapshot } = state;
  const present: ChangeCursor = { incarnation, since: snapshot, page: null, madeAt: now() };
  if (since === null) return ok({ changes: [], next: present, more: false });
  const until = since.page?.until ?? snapshot;
  const isOfAnother =
    since.incarnation !== incarnation || [since.since, until].some((at) => isLater(at, snapshot));
  if (isOfAnother || since.madeAt < now() - goodFor) return err({ kind: "too old", beginWith: present });
  const readAt = since.page?.readAt ?? present.madeAt;
  const rows = await readPage(db, apiKeyId, filter, since, until);
  const more = rows.length > page;
  const changes = rows.slice(0, page).map(toChange);
  const after = changes.at(-1)?.id ?? "0";
  const next = more
    ? { ...since, page: { until, readAt, after } }
    : { incarnation, since: until, page: null, madeAt: readAt };
  return ok({ changes, next, more });
}

const readPage = (
  db: Engine["db"],
  apiKeyId: string,
  filter: ChangeFilter,
  { since, page: at }: ChangeCursor,
  until: string,
) =>
  db.$queryRaw<Row[]>`
    WITH key AS (SELECT * FROM calcache.api_key WHERE id = ${apiKeyId}), seen AS (${Prisma.raw(usersSeenBy("key"))}), selected AS (
      SELECT c.id, min(s."externalId") AS calendar, array_agg(DISTINCT u.username) AS usernames
      FROM seen JOIN users u ON u.id = seen.id
      JOIN ${Prisma.raw(everySelectedCalendar)} s ON s."userId" = u.id
      ${cachedOfSelected}
      JOIN key k ON ${Prisma.raw(opensCalendar('s."externalId"'))}
      WHERE ${isWanted(filter)}
      GROUP BY c.id
    )
    SELECT h.id, s.calendar, s.usernames, h.at, h.became_busy AS "becameBusy", h.became_free AS "becameFree"
    FROM calcache.availability_change h JOIN selected s ON s.id = h.calendar_id
    WHERE ${changedBetween("h", since, until)} AND h.id > ${BigInt(at?.after ?? 0)}
    ORDER BY h.id LIMIT ${page + 1}`;

function toChange({ id, calendar, usernames, at, becameBusy, becameFree }: Row): CalendarChange {
  const touched = union([decodeIntervals(becameBusy), decodeIntervals(becameFree)]);
  return {
    id: String(id),
    calendar,
    usernames: usernames.filter((name) => name !== null),
    at: at.getTime(),
    range: { start: touched[0] ?? 0, end: touched.at(-1) ?? 0 },
  };
}
