import { type Intervals, intersect, intervalsFrom, subtract, union } from "@calcache/availability";
import type { Prisma } from "@calcache/prisma";

/** When one version of an event that a key wrote is, and whether its calendar holds that version. Times are epoch ms. */
type OwnVersion = {
  calendarId: number;
  apiKeyId: string;
  start: number;
  end: number;
  /** the calendar holds this version; else a former one */
  isHeld: boolean;
  /** when this key asked for the next one; null where there is none, or others did */
  supersededAt: number | null;
  /** when the provider last answered a write of the event; of one that was deleted, when its writer asked for that at the earliest */
  writtenAt: number;
};

/** One change of a calendar. Times are epoch ms. */
export type Changed = {
  calendarId: number;
  at: number;
  /** when the calendar changed before that; 0 where it never did */
  formerAt: number;
  becameBusy: Intervals;
  becameFree: Intervals;
};

/** ms by which a calendar may show a write before the provider's answer to it is stored. */
const answersLag = 10_000;

/**
 * The events that these keys wrote into these calendars, and those of bookings as far as they asked for them, as far as they were brought
 * about.
 * @param span epoch ms: versions that lie outside don't matter
 */
export async function findOwnEvents(
  tx: Pick<Prisma.TransactionClient, "$queryRaw">,
  apiKeyIds: readonly string[],
  calendarIds: readonly number[],
  span: { start: number; end: number },
): Promise<OwnVersion[]> {
  const rows = await tx.$queryRaw<
    (Omit<OwnVersion, "start" | "end" | "supersededAt" | "writtenAt"> & {
      start: bigint;
      end: bigint;
      supersededAt: Date | null;
      writtenAt: Date;
    })[]
  >`
    SELECT * FROM (
      SELECT c.id AS "calendarId", asker.id AS "apiKeyId", l.version = e.applied_version AS "isHeld",
        GREATEST(e.written_at, max(l.at) OVER (PARTITION BY e.id)) AS "writtenAt",
        (l.desired ->> 'start')::numeric::bigint AS start, (l.desired ->> 'end')::numeric::bigint AS end,
        CASE WHEN lead(asker.id) OVER w = asker.id THEN lead(l.at) OVER w END AS "supersededAt"
      FROM calcache.cached_calendar c
      JOIN calcache.written_calendar w ON w.mailbox_id = c.mailbox_id AND w.external_id = c.external_id
      JOIN calcache.calendar_event e ON e.calendar_id = w.id AND (e.writer_id = ANY(${[...apiKeyIds]}::text[])
        OR (e.writer_kind = 'booking' AND EXISTS (
          SELECT FROM calcache.event_log o WHERE o.event_id = e.id AND o.writer_id = ANY(${[...apiKeyIds]}::text[]))))
      JOIN calcache.event_log l ON l.event_id = e.id AND l.version <= e.applied_version
      CROSS JOIN LATERAL (SELECT CASE e.writer_kind WHEN 'booking' THEN l.writer_id ELSE e.writer_id END AS id) asker
      WHERE c.id = ANY(${[...calendarIds]}::int[])
      WINDOW w AS (PARTITION BY e.id ORDER BY l.version)
    ) versions WHERE "apiKeyId" = ANY(${[...apiKeyIds]}::text[]) AND start < ${BigInt(span.end)} AND "end" > ${BigInt(span.start)}`;
  return rows.map((row) => ({
    ...row,
    start: Number(row.start),
    end: Number(row.end),
    supersededAt: row.supersededAt?.getTime() ?? null,
    writtenAt: row.writtenAt.getTime(),
  }));
}

/**
 * What of a change the key that wrote these events has not brought about itself: a write explains the first change after it, time that
 * became busy by the version that its calendar holds, time that became free by former ones.
 */
export function notWritten(change: Changed, own: readonly OwnVersion[]): Intervals {
  const recent = own.filter(
    ({ writtenAt }) => writtenAt > change.formerAt && writtenAt <= change.at + answersLag,
  );
  const held = recent.filter(({ isHeld }) => isHeld);
  const former = recent.filter(
    ({ isHeld, supersededAt }) => !isHeld && supersededAt !== null && supersededAt > change.formerAt,
  );
  return union([subtract(change.becameBusy, timesOf(held)), subtract(change.becameFree, timesOf(former))]);
}

/** Whether a change touches events of the key that wrote these. */
export const touchesOwn = ({ becameBusy, becameFree }: Changed, own: readonly OwnVersion[]): boolean =>
  intersect(union([becameBusy, becameFree]), timesOf(own)).length > 0;

const timesOf = (versions: readonly OwnVersion[]): Intervals =>
  union(
    versions.map(({ start, end }) =>
      intervalsFrom([{ start: Math.floor(start / 60_000), end: Math.ceil(end / 60_000) }]),
    ),
  );
