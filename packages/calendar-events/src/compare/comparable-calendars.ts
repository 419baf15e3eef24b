import { Prisma } from "@calcache/prisma";
import type { CalendarEvents } from "../events/calendar-events.ts";
import { isToBeLookedForAgain } from "./missing-events.ts";

/** A calendar that has changed since our events in it were last compared. */
export type Comparable = { id: number; externalId: string; generation: number; change: bigint };

/** A calendar that nobody notifies of is compared this often (ms). */
const compareUnnotifiedEvery = 15 * 60_000;

/**
 * SQL: whether the written calendar `w` is due because no subscription notifies of it: it isn't selected, its host is in no team that
 * caches, or it can't be watched.
 * @param now epoch ms
 */
export const isDueUnnotified = (now: number) => Prisma.sql`(
  (w.compare_after IS NULL OR w.compare_after <= ${new Date(now - compareUnnotifiedEvery)})
  AND NOT EXISTS (
    SELECT 1 FROM calcache.cached_calendar watched JOIN calcache.subscription s ON s.calendar_id = watched.id
    WHERE watched.mailbox_id = w.mailbox_id AND watched.external_id = w.external_id
      AND s.state IN ('active', 'renewing') AND s.expires_at > ${new Date(now)}))`;

/**
 * The calendars of a mailbox that were notified since, in which a refresh found a change, of which nobody notifies, or in which an
 * event has to be looked for again. The marks are read before the calendar is, so that what happens meanwhile counts as another
 * change.
 */
export function findComparable({ engine }: CalendarEvents, mailboxId: number): Promise<Comparable[]> {
  const now = engine.now();
  return engine.db.$queryRaw<Comparable[]>`
    SELECT w.id, w.external_id AS "externalId", COALESCE(c.dirty_generation, w.compared_generation) AS generation,
           COALESCE(latest.id, 0) AS change
    FROM calcache.written_calendar w
    LEFT JOIN calcache.cached_calendar c ON c.mailbox_id = w.mailbox_id AND c.external_id = w.external_id
    LEFT JOIN LATERAL (
      SELECT id FROM calcache.availability_change a WHERE a.calendar_id = c.id ORDER BY a.at DESC, a.id DESC LIMIT 1
    ) latest ON true
    WHERE w.mailbox_id = ${mailboxId}
      AND (w.compare_after IS NULL OR w.compare_after <= ${new Date(now)})
      AND (c.dirty_generation <> w.compared_generation OR COALESCE(latest.id, 0) > w.compared_change
        OR ${isDueUnnotified(now)}
        OR EXISTS (SELECT 1 FROM calcache.calendar_event e WHERE e.calendar_id = w.id AND ${isToBeLookedForAgain(now)}))`;
}

/** Notes that a calendar's changes up to these have been seen; the next comparison is `pause` ms away at least. */
export async function markCompared(
  { engine }: CalendarEvents,
  { id, generation, change }: Comparable,
  pause: number,
): Promise<void> {
  const compareAfter = new Date(engine.now() + pause);
  const data = { comparedGeneration: generation, comparedChange: change, compareAfter };
  await engine.db.writtenCalendar.update({ where: { id }, data });
}

/** Leaves a calendar to be compared in `ms`. */
export async function postponeComparison(
  { engine }: CalendarEvents,
  { id }: Comparable,
  ms: number,
): Promise<void> {
  const compareAfter = new Date(engine.now() + ms);
  await engine.db.writtenCalendar.update({ where: { id }, data: { compareAfter } });
}
