import { type Database, Prisma } from "@calcache/prisma";

/**
 * That an event is gone is believed when the provider says so a second time, so many ms after the first: Graph says it at times of
 * an event that is there (microsoft-graph-docs#8861, microsoft-graph-docs-contrib#8823).
 */
export const missingFor = 2 * 60_000;

/** SQL: whether the event `e` is one that is compared, was missing for long enough, and has to be looked for again. */
export const isToBeLookedForAgain = (now: number) => Prisma.sql`(
  e.missing_since <= ${new Date(now - missingFor)} AND e.version = e.applied_version AND e.external_id IS NOT NULL
  AND (e.applied ->> 'end')::float8 > ${now}::float8)`;

/** Notes since when an event is missing (epoch ms), or that it isn't. */
export async function noteMissing(
  db: Database,
  { id, version, externalId }: { id: number; version: number; externalId: string },
  since: number | null,
): Promise<void> {
  const missingSince = since === null ? null : new Date(since);
  await db.calendarEvent.updateMany({ where: { id, version, externalId }, data: { missingSince } });
}

/** More of a mailbox's events than this that go or move within a minute are a calendar that was wiped or migrated. */
export const mostAtOnce = 5;
const atOnce = 60_000;

/** How many of a mailbox's events went missing, or were seen moved, within a minute of a time (epoch ms). */
export function countChangedAt(db: Database, mailboxId: number, at: number): Promise<number> {
  const around = { gte: new Date(at - atOnce), lte: new Date(at + atOnce) };
  return db.calendarEvent.count({
    where: {
      calendar: { mailboxId },
      OR: [{ missingSince: around }, { outsideChange: "moved", outsideSeenAt: around }],
    },
  });
}
