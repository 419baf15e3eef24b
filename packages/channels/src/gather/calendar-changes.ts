import { decodeIntervals } from "@calcache/availability";
import { Prisma } from "@calcache/prisma";
import { changedBetween } from "@calcache/scheduling";
import type { Changed } from "./own-events.ts";
import type { Round } from "./round.ts";

/** A calendar's change as it is stored. */
export type CalendarChange = Changed & { id: bigint; changedIn: bigint };

type Row = Omit<CalendarChange, "at" | "formerAt" | "becameBusy" | "becameFree"> & {
  at: Date;
  formerAt: Date | null;
  becameBusy: Uint8Array;
  becameFree: Uint8Array;
};

/**
 * Changes of calendars after an id, in the order in which each calendar's were made.
 * @param calendarIds null: of all
 */
export async function readCalendarChanges(
  tx: Pick<Prisma.TransactionClient, "$queryRaw">,
  { since, until }: Pick<Round, "since" | "until">,
  after: bigint,
  most: number,
  calendarIds: readonly number[] | null = null,
): Promise<CalendarChange[]> {
  const isAmong = calendarIds
    ? Prisma.sql`h.calendar_id = ANY(${[...calendarIds]}::int[])`
    : Prisma.sql`true`;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT h.id, h.calendar_id AS "calendarId", h.at, h.became_busy AS "becameBusy", h.became_free AS "becameFree",
      h.changed_in AS "changedIn",
      (SELECT max(f.at) FROM calcache.availability_change f WHERE f.calendar_id = h.calendar_id AND f.id < h.id) AS "formerAt"
    FROM calcache.availability_change h
    WHERE ${changedBetween("h", since, until)} AND h.id > ${after} AND ${isAmong} ORDER BY h.id LIMIT ${most}`;
  return rows.map((row) => ({
    ...row,
    at: row.at.getTime(),
    formerAt: row.formerAt?.getTime() ?? 0,
    becameBusy: decodeIntervals(row.becameBusy),
    becameFree: decodeIntervals(row.becameFree),
  }));
}
