import { findMailboxId, presentIds } from "@calcache/accounts";
import type { Database } from "@calcache/prisma";
import { type EventWriter, writerColumns } from "../events/event.ts";

/**
 * The calendar of an account (the provider's id) into which a writer has put an event; null where there is none. Of several, the one
 * that is asked for, else the latest.
 */
export async function findOwnCalendar(
  db: Database,
  writer: EventWriter,
  {
    credentialId,
    eventId,
    calendarId,
  }: { credentialId: number; eventId: string; calendarId?: string | null },
): Promise<string | null> {
  const mailboxId = await findMailboxId(db, credentialId);
  if (mailboxId === null) return null;
  const events = await db.calendarEvent.findMany({
    where: { eventId, ...writerColumns(writer), calendar: { mailboxId } },
    select: { calendar: { select: { externalId: true } } },
    orderBy: { id: "desc" },
  });
  const [presentId] = await presentIds(db, calendarId == null ? [] : [{ credentialId, calendarId }]);
  const calendars = events.map(({ calendar }) => calendar.externalId);
  return calendars.find((id) => id === presentId) ?? calendars[0] ?? null;
}
