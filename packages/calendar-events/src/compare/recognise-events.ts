import { type KnownMailbox, mailboxSettings, recordMailboxFailure } from "@calcache/calendar-cache";
import { everyCredential, Prisma } from "@calcache/prisma";
import { type CalendarEvents, eventProviderOf } from "../events/calendar-events.ts";
import { mayBeAsked } from "../events/event-failures.ts";

/** Providers list no span of any length. ms */
const lookedAhead = 366 * 24 * 60 * 60_000;

/**
 * SQL: whether the mailbox `m` may hold events of ours that the database doesn't know: it has begun anew since that was looked for, maybe
 * from a time before they were made.
 */
const isToBeRecognised = Prisma.sql`(
  m.recognised_in IS DISTINCT FROM (SELECT calcache.incarnation()::uuid)
  AND NOT EXISTS (SELECT FROM calcache.incarnation WHERE began_at = '-infinity'))`;

/** So many are woken at once: after a failover it is all of them. */
const mostAtOnce = 500;

/** SQL: some of the connected mailboxes that are to be looked through. */
export const mailboxesToRecognise = (now: Date) => Prisma.sql`
  (SELECT m.id FROM calcache.mailbox m JOIN ${Prisma.raw(everyCredential)} k ON k.id = m.credential_id AND k.invalid IS NOT TRUE
   WHERE ${isToBeRecognised} AND (m.paused_until IS NULL OR m.paused_until <= ${now})
   ORDER BY m.id LIMIT ${mostAtOnce})`;

/**
 * Looks through a mailbox for events to come that carry a key of ours and that nobody here knows, and notes them: a booking was made of
 * each, whose attendee holds it for confirmed. The events themselves keep their time closed. That nothing was ever written into a calendar
 * is what such a database says of the first that was: calendars that could be written are looked through too.
 */
export async function recogniseEvents(events: CalendarEvents, mailbox: KnownMailbox): Promise<void> {
  const { engine } = events;
  const [due] = await engine.db.$queryRaw<{ incarnation: string }[]>`
    SELECT calcache.incarnation() AS incarnation FROM calcache.mailbox m WHERE m.id = ${mailbox.id} AND ${isToBeRecognised}`;
  if (!due) return;
  const calendars = await engine.db.$queryRaw<{ externalId: string }[]>`
    SELECT external_id AS "externalId" FROM calcache.written_calendar WHERE mailbox_id = ${mailbox.id}
    UNION SELECT external_id FROM calcache.cached_calendar WHERE mailbox_id = ${mailbox.id}
    UNION SELECT "externalId" FROM "SelectedCalendar" WHERE "credentialId" = ${mailbox.credentialId}
    UNION SELECT "externalId" FROM "DestinationCalendar" WHERE "credentialId" = ${mailbox.credentialId}`;
  for (const { externalId } of calendars) {
    if (!mayBeAsked(mailbox, engine.now())) return;
    if (!(await recogniseIn(events, mailbox, externalId))) return;
  }
  const recognisedIn = due.incarnation;
  await engine.db.mailbox.update({ where: { id: mailbox.id }, data: { recognisedIn } });
}

/** False where the mailbox can't be read just now. */
async function recogniseIn(
  events: CalendarEvents,
  mailbox: KnownMailbox,
  calendar: string,
): Promise<boolean> {
  const { engine } = events;
  const now = engine.now();
  await mailboxSettings(engine, mailbox);
  const range = { start: now, end: now + lookedAhead };
  const listed = await eventProviderOf(events, mailbox).listOurs(mailbox, calendar, range);
  if (!listed.ok) {
    await recordMailboxFailure(engine, mailbox, listed.error);
    // What can't be listed for another reason than the mailbox's is looked through when the database has begun anew again.
    if (!mayBeAsked(mailbox, engine.now())) return false;
  }
  const found = listed.ok ? listed.value : [];
  const known = await knownAmong(
    events,
    found.map(({ key }) => uidOf(key)),
  );
  const unknown = found.filter(({ key }) => !known.has(uidOf(key)));
  if (unknown.length > 0)
    engine.log.warn(
      { mailbox: mailbox.id, events: unknown.length },
      "[Event] a calendar holds events of ours that this database doesn't know: it is older than they are",
    );
  await noteUnknown(events, { mailboxId: mailbox.id, externalId: calendar }, unknown);
  return true;
}

type Unknown = { externalId: string; times: { start: number; end: number } };

/** In the place of what was noted before. */
async function noteUnknown(
  { engine: { db, now } }: CalendarEvents,
  calendar: { mailboxId: number; externalId: string },
  unknown: readonly Unknown[],
): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.unknownEvent.deleteMany({ where: { calendar } });
    if (unknown.length === 0) return;
    await tx.writtenCalendar.createMany({ data: [calendar], skipDuplicates: true });
    const { id: calendarId } = await tx.writtenCalendar.findFirstOrThrow({ where: calendar });
    await tx.unknownEvent.createMany({
      data: unknown.map(({ externalId, times }) => ({
        calendarId,
        externalId,
        startsAt: new Date(times.start),
        endsAt: new Date(times.end),
        seenAt: new Date(now()),
      })),
    });
  });
}

/** A key is an event's uid and its generation. */
const uidOf = (key: string) => key.split(":")[0] ?? "";

async function knownAmong({ engine }: CalendarEvents, uids: readonly string[]): Promise<Set<string>> {
  const rows = await engine.db.$queryRaw<{ uid: string }[]>`
    SELECT uid::text AS uid FROM calcache.calendar_event WHERE uid::text = ANY(${[...uids]})`;
  return new Set(rows.map(({ uid }) => uid));
}
