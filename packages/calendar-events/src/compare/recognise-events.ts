import { type KnownMailbox, mailboxTimeZone, recordMailboxFailure } from "@calcache/calendar-cache";
import { Prisma } from "@calcache/prisma";
import { type CalendarEvents, eventProviderOf } from "../events/calendar-events.ts";
import { mayBeAsked } from "../events/event-failures.ts";

/** Providers list no span of any length. ms */
const lookedAhead = 366 * 24 * 60 * 60_000;

/**
 * SQL: whether the written calendar `w` may hold events of ours that the database doesn't know: it has begun anew since that was looked
 * for, maybe from a time before they were made.
 */
export const isToBeRecognised = Prisma.sql`(
  w.recognised_in IS DISTINCT FROM (SELECT calcache.incarnation()::uuid)
  AND NOT EXISTS (SELECT FROM calcache.incarnation WHERE began_at = '-infinity'))`;

type UnrecognisedCalendar = { id: number; externalId: string; incarnation: string };

/**
 * Looks through those calendars of a mailbox for events to come that carry a key of ours and that nobody here knows, and notes them: a
 * booking was made of each, whose attendee holds it for confirmed. The events themselves keep their time closed.
 */
export async function recogniseEvents(events: CalendarEvents, mailbox: KnownMailbox): Promise<void> {
  const { engine } = events;
  const calendars = await engine.db.$queryRaw<UnrecognisedCalendar[]>`
    SELECT w.id, w.external_id AS "externalId", calcache.incarnation() AS incarnation
    FROM calcache.written_calendar w WHERE w.mailbox_id = ${mailbox.id} AND ${isToBeRecognised}`;
  for (const calendar of calendars) {
    if (!mayBeAsked(mailbox, engine.now())) return;
    await recogniseIn(events, mailbox, calendar);
  }
}

async function recogniseIn(
  events: CalendarEvents,
  mailbox: KnownMailbox,
  { id: calendarId, externalId: calendar, incarnation }: UnrecognisedCalendar,
): Promise<void> {
  const { engine } = events;
  const now = engine.now();
  await mailboxTimeZone(engine, mailbox);
  const range = { start: now, end: now + lookedAhead };
  const listed = await eventProviderOf(events, mailbox).listOurs(mailbox, calendar, range);
  if (!listed.ok) {
    await recordMailboxFailure(engine, mailbox, listed.error);
    // What can't be listed for another reason than the mailbox's is looked through when it has another one.
    if (!mayBeAsked(mailbox, engine.now())) return;
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
  await engine.db.$transaction([
    engine.db.unknownEvent.deleteMany({ where: { calendarId } }),
    engine.db.unknownEvent.createMany({
      data: unknown.map(({ externalId, times }) => ({
        calendarId,
        externalId,
        startsAt: new Date(times.start),
        endsAt: new Date(times.end),
        seenAt: new Date(now),
      })),
    }),
    engine.db.writtenCalendar.update({ where: { id: calendarId }, data: { recognisedIn: incarnation } }),
  ]);
}

/** A key is an event's uid and its generation. */
const uidOf = (key: string) => key.split(":")[0] ?? "";

async function knownAmong({ engine }: CalendarEvents, uids: readonly string[]): Promise<Set<string>> {
  const rows = await engine.db.$queryRaw<{ uid: string }[]>`
    SELECT uid::text AS uid FROM calcache.calendar_event WHERE uid::text = ANY(${[...uids]})`;
  return new Set(rows.map(({ uid }) => uid));
}
