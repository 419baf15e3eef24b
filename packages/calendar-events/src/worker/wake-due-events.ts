import { integrationsOf } from "@calcache/calendar-cache";
import { everyCredential, Prisma } from "@calcache/prisma";
import { isDueUnnotified } from "../compare/comparable-calendars.ts";
import { isToBeLookedForAgain } from "../compare/missing-events.ts";
import { mailboxesToRecognise } from "../compare/recognise-events.ts";
import type { CalendarEvents } from "../events/calendar-events.ts";

/** A calendar that is polled shows what happened in it by its changes alone: those of so many ms are looked through. */
const changesLookedFor = 60 * 60_000;

/**
 * Wakes the mailboxes in which an event is to be written or to be compared now. Whatever wake-ups were lost, this finds them.
 * The number of them.
 */
export async function wakeDueEvents({ engine }: CalendarEvents): Promise<number> {
  const now = new Date(engine.now());
  const recently = new Date(engine.now() - changesLookedFor);
  const due = await engine.db.$queryRaw<{ id: number }[]>`
    SELECT m.id FROM calcache.mailbox m
    JOIN ${Prisma.raw(everyCredential)} k ON k.id = m.credential_id AND k.invalid IS NOT TRUE
    WHERE m.integration = ANY(${integrationsOf(engine)}) AND (m.paused_until IS NULL OR m.paused_until <= ${now})
      AND m.id IN (
        SELECT w.mailbox_id FROM calcache.calendar_event e JOIN calcache.written_calendar w ON w.id = e.calendar_id
        WHERE e.version <> e.applied_version AND e.stopped_at IS NULL
          AND (e.next_attempt_at IS NULL OR e.next_attempt_at <= ${now})
        UNION
        SELECT w.mailbox_id FROM calcache.calendar_event e JOIN calcache.written_calendar w ON w.id = e.calendar_id
        WHERE ${isToBeLookedForAgain(engine.now())} AND (w.compare_after IS NULL OR w.compare_after <= ${now})
        UNION
        SELECT w.mailbox_id FROM calcache.written_calendar w
        WHERE ${isDueUnnotified(engine.now())}
        UNION
        ${mailboxesToRecognise(now)}
        UNION
        SELECT w.mailbox_id FROM calcache.written_calendar w
        JOIN calcache.cached_calendar c ON c.mailbox_id = w.mailbox_id AND c.external_id = w.external_id
        WHERE c.dirty_generation <> w.compared_generation
          AND (w.compare_after IS NULL OR w.compare_after <= ${now})
        UNION
        SELECT w.mailbox_id FROM calcache.availability_change a
        JOIN calcache.cached_calendar c ON c.id = a.calendar_id
        JOIN calcache.written_calendar w ON w.mailbox_id = c.mailbox_id AND w.external_id = c.external_id
        WHERE a.at > ${recently} AND a.id > w.compared_change
          AND (w.compare_after IS NULL OR w.compare_after <= ${now}))`;
  await engine.wake(due.map(({ id }) => id));
  return due.length;
}
