import { Prisma } from "@calcache/prisma";
import type { CalendarEvents } from "../events/calendar-events.ts";

/** So long (ms) an event that asks for a room waits for one to go that may have the room: its calendar may be out of reach. */
const longestAwaited = 30_000;

/**
 * SQL of whether an event `e` asks for a room while its writer's event of the same id in another calendar is still to be deleted, as when a booking goes from
 * one host to another: a room has that one's meeting until then, and would decline.
 * @param now epoch ms
 */
export const awaitsRoom = (now: number) => Prisma.sql`(
  jsonb_path_exists(e.desired, '$.attendees[*] ? (@.type == "resource")') AND EXISTS (
    SELECT FROM calcache.calendar_event former
    JOIN calcache.event_log asked ON asked.event_id = former.id AND asked.version = former.version
    WHERE former.writer_kind = e.writer_kind AND former.writer_id = e.writer_id AND former.event_id = e.event_id AND former.id <> e.id
      AND former.desired IS NULL AND former.version <> former.applied_version AND former.stopped_at IS NULL
      AND former.failure_count = 0 AND asked.at > ${new Date(now - longestAwaited)}))`;

/** The mailboxes in which an event may be written now that this one is gone. */
export async function mailboxesAwaitingRoom({ engine }: CalendarEvents, id: number): Promise<number[]> {
  const rows = await engine.db.$queryRaw<{ id: number }[]>`
    SELECT DISTINCT w.mailbox_id AS id FROM calcache.calendar_event gone
    JOIN calcache.calendar_event e ON e.writer_kind = gone.writer_kind AND e.writer_id = gone.writer_id AND e.event_id = gone.event_id AND e.id <> gone.id
    JOIN calcache.written_calendar w ON w.id = e.calendar_id
    WHERE gone.id = ${id} AND gone.desired IS NULL AND e.version <> e.applied_version`;
  return rows.map((row) => row.id);
}
