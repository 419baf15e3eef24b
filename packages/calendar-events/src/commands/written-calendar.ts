import { ensureMailbox, isMailboxOf, presentIds } from "@calcache/accounts";
import { Prisma } from "@calcache/prisma";
import { type EventRef, type EventWriter, writerColumns } from "../events/event.ts";

/**
 * The calendar to write into, made known on first use; null when its account is unknown. Takes no lock where it is known
 * already, so that bookings of the same hosts don't wait for each other.
 */
export async function ensureWrittenCalendar(
  tx: Prisma.TransactionClient,
  { credentialId, calendarId: asNamed }: { credentialId: number; calendarId: string },
): Promise<{ id: number; mailboxId: number } | null> {
  const [calendarId = asNamed] = await presentIds(tx, [{ credentialId, calendarId: asNamed }]);
  const find = async () => {
    const rows = await tx.$queryRaw<{ id: number; mailboxId: number }[]>`
      SELECT w.id, w.mailbox_id AS "mailboxId" FROM calcache.account a
      JOIN calcache.mailbox m ON ${Prisma.raw(isMailboxOf("m", "a"))} AND m.credential_id IS NOT NULL
      JOIN calcache.written_calendar w ON w.mailbox_id = m.id AND w.external_id = ${calendarId}
      WHERE a.credential_id = ${credentialId}`;
    return rows[0] ?? null;
  };
  const known = await find();
  if (known) return known;
  const mailbox = await ensureMailbox(tx, credentialId);
  if (mailbox === null) return null;
  await tx.$executeRaw`
    INSERT INTO calcache.written_calendar (mailbox_id, external_id) VALUES (${mailbox.id}, ${calendarId})
    ON CONFLICT DO NOTHING`;
  return find();
}

/**
 * The calendar that an event was written into with an account that is gone: its mailbox is still known, and whichever account reads
 * it by now writes for it. Null where no such event was ever written.
 */
export async function findCalendarOf(
  tx: Prisma.TransactionClient,
  writer: EventWriter,
  { calendarId, eventId }: EventRef,
): Promise<{ id: number; mailboxId: number } | null> {
  const followed = await tx.followedCalendar.findMany({ where: { formerId: calendarId } });
  const ids = [calendarId, ...followed.map(({ presentId }) => presentId)];
  const event = await tx.calendarEvent.findFirst({
    where: { eventId, ...writerColumns(writer), calendar: { externalId: { in: ids } } },
    select: { calendar: { select: { id: true, mailboxId: true } } },
  });
  return event?.calendar ?? null;
}
