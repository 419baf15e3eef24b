import { mailboxOf, unwatchCalendar } from "@calcache/calendar-cache";
import { lockedInOrder, Prisma } from "@calcache/prisma";
import type { Connections } from "./connections.ts";
import { mailboxOfAccount } from "./mailbox-of-account.ts";

/** What comes of disconnecting an account. */
export type Parting = {
  address: string;
  /** bookings still to come whose events stand in a calendar of it */
  openBookings: number;
  isDestination: boolean;
};

/** What disconnecting a user's account would do; null where they have none of this id. */
export async function partingFrom(
  { engine, accounts }: Connections,
  userId: number,
  credentialId: number,
): Promise<Parting | null> {
  const credential = await engine.db.credential.findFirst({
    where: { id: credentialId, userId, type: accounts.integration },
    select: { account: { select: { address: true } } },
  });
  if (credential === null) return null;
  const [openBookings, destinations] = await Promise.all([
    engine.db.bookingHost.count({
      where: { userId, credentialId, active: true, startsAt: { gt: new Date(engine.now()) } },
    }),
    engine.db.destinationCalendar.count({ where: { userId, credentialId } }),
  ]);
  return { address: credential.account?.address ?? "", openBookings, isDestination: destinations > 0 };
}

/**
 * Forgets a user's account: its tokens, and which of its calendars were chosen. Where nobody else has connected the mailbox, its
 * subscriptions end first, and its busy times go with it; subscriptions that the provider doesn't end run out by themselves.
 * Events stay where they are.
 * @returns whether there was one
 */
export async function disconnectAccount(
  connections: Connections,
  userId: number,
  credentialId: number,
): Promise<boolean> {
  const { engine, accounts } = connections;
  const whose = { id: credentialId, userId, type: accounts.integration };
  if ((await engine.db.credential.count({ where: whose })) === 0) return false;
  const watches = await engine.db.$queryRaw<{ externalId: string; eventTypeIds: number[] }[]>`
    SELECT c.external_id AS "externalId", array_agg(w.event_type_id) AS "eventTypeIds"
    FROM calcache.account a
    JOIN calcache.mailbox m ON ${mailboxOfAccount}
    JOIN calcache.cached_calendar c ON c.mailbox_id = m.id
    JOIN calcache.calendar_watch w ON w.calendar_id = c.id
    WHERE a.credential_id = ${credentialId} AND NOT EXISTS (
      SELECT 1 FROM calcache.account other
      WHERE other.integration = a.integration AND other.address = a.address AND other.credential_id <> a.credential_id)
    GROUP BY c.external_id`;
  for (const { externalId, eventTypeIds } of watches) {
    const ids = eventTypeIds.map((id) => (id === 0 ? null : id));
    await unwatchCalendar(engine, { credentialId, externalId }, ids);
  }
  const mailbox = await mailboxOf(engine, credentialId);
  const { count } = await engine.db.credential.deleteMany({ where: whose });
  if (mailbox !== null) await forgetCalendars(engine, mailbox.id);
  return count > 0;
}

/** Forgets what is stored of a mailbox's calendars, unless somebody still has it connected. */
async function forgetCalendars({ db }: Connections["engine"], mailboxId: number): Promise<void> {
  const unread = Prisma.sql`mailbox_id = ${mailboxId} AND NOT EXISTS (
    SELECT 1 FROM calcache.mailbox m JOIN calcache.account a ON ${mailboxOfAccount}
    WHERE m.id = ${mailboxId})`;
  await db.$executeRaw`
    WITH locked AS (${lockedInOrder("cached_calendar", unread)})
    DELETE FROM calcache.cached_calendar WHERE id IN (SELECT id FROM locked)`;
}
