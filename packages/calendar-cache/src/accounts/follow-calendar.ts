import type { Engine } from "../engine/engine.ts";
import type { MailboxRef } from "../engine/provider.ts";
import { providerOf } from "../engine/providers.ts";
import { likenessOf } from "./likeness.ts";

/**
 * The id by which a mailbox's provider knows a calendar now that it no longer knows by this one: that of the only listed calendar of
 * the same owner and name. From then on whoever names it by the former id means that calendar; its events and busy times stay, and
 * it is watched anew. Null where the calendar was never listed, is listed still, or nothing is like it, or more than one.
 * Source: Microsoft 365 message centre MC1287370 (shared calendars get new ids)
 */
export async function followCalendar(
  engine: Engine,
  mailbox: MailboxRef,
  formerId: string,
): Promise<string | null> {
  const where = { mailboxId: mailbox.id, formerId };
  const known = await engine.db.followedCalendar.findUnique({ where: { mailboxId_formerId: where } });
  if (known) return known.presentId;
  const likeness = await findLikeness(engine, mailbox.id, formerId);
  if (likeness === null) return null;
  const listed = await providerOf(engine, mailbox).listCalendars(mailbox);
  if (!listed.ok || listed.value.some(({ externalId }) => externalId === formerId)) return null;
  const [present, ...others] = listed.value.filter((calendar) => likenessOf(calendar) === likeness);
  if (present === undefined || others.length > 0) return null;
  await noteFollowed(engine, { ...where, presentId: present.externalId });
  engine.log.warn(
    { mailbox: mailbox.id },
    "[Calendar Followed] its provider gave it another id; whoever selected it may do so anew",
  );
  return present.externalId;
}

async function findLikeness({ db }: Engine, mailboxId: number, externalId: string): Promise<string | null> {
  const which = { where: { mailboxId_externalId: { mailboxId, externalId } }, select: { listedAs: true } };
  const known = [await db.cachedCalendar.findUnique(which), await db.writtenCalendar.findUnique(which)];
  return known.find((calendar) => calendar?.listedAs)?.listedAs ?? null;
}

type Followed = { mailboxId: number; formerId: string; presentId: string };

/**
 * Our own rows take the present id, also those of bookings. One that stands for a calendar which is known by both is left to those who
 * selected it: they are taken over with the next sweep, and no event is there twice.
 */
async function noteFollowed(
  { db, now }: Engine,
  { mailboxId, formerId, presentId }: Followed,
): Promise<void> {
  const at = new Date(now());
  await db.$transaction([
    db.followedCalendar.deleteMany({ where: { mailboxId, formerId: presentId } }),
    db.followedCalendar.updateMany({ where: { mailboxId, presentId: formerId }, data: { presentId } }),
    db.$executeRaw`
      INSERT INTO calcache.followed_calendar (mailbox_id, former_id, present_id, followed_at)
      VALUES (${mailboxId}, ${formerId}, ${presentId}, ${at}) ON CONFLICT DO NOTHING`,
    // Its subscription hears nothing any more, and is ended where the provider still has it.
    db.$executeRaw`
      WITH renamed AS (
        UPDATE calcache.cached_calendar c
        SET external_id = ${presentId}, dirty_since = COALESCE(dirty_since, ${at}), dirty_reason = COALESCE(dirty_reason, 'watched'),
            dirty_generation = dirty_generation + 1, refresh_after = NULL
        WHERE mailbox_id = ${mailboxId} AND external_id = ${formerId} AND NOT EXISTS (
          SELECT 1 FROM calcache.cached_calendar k WHERE k.mailbox_id = c.mailbox_id AND k.external_id = ${presentId})
        RETURNING c.id)
      UPDATE calcache.subscription
      SET state = 'lapsed', reason = 'its calendar has another id', next_attempt_at = NULL,
          former_external_id = COALESCE(external_id, former_external_id), external_id = NULL
      WHERE calendar_id IN (SELECT id FROM renamed) AND state <> 'removed'`,
    db.$executeRaw`
      UPDATE calcache.calendar_event e SET calendar_id = present.id
      FROM calcache.written_calendar former, calcache.written_calendar present
      WHERE former.mailbox_id = ${mailboxId} AND former.external_id = ${formerId} AND e.calendar_id = former.id
        AND present.mailbox_id = former.mailbox_id AND present.external_id = ${presentId} AND NOT EXISTS (
          SELECT 1 FROM calcache.calendar_event o WHERE o.calendar_id = present.id AND o.event_id = e.event_id)`,
    db.$executeRaw`
      UPDATE calcache.written_calendar w SET external_id = ${presentId}, compare_after = NULL
      WHERE mailbox_id = ${mailboxId} AND external_id = ${formerId} AND NOT EXISTS (
        SELECT 1 FROM calcache.written_calendar k WHERE k.mailbox_id = w.mailbox_id AND k.external_id = ${presentId})`,
    db.$executeRaw`
      UPDATE calcache.booking_host h SET calendar_id = ${presentId}
      WHERE calendar_id = ${formerId} AND NOT EXISTS (
        SELECT 1 FROM calcache.account a JOIN calcache.mailbox m ON m.integration = a.integration AND m.address = a.address
        WHERE a.credential_id = h.credential_id AND m.id <> ${mailboxId})`,
  ]);
}
