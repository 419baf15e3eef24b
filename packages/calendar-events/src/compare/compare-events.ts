import {
  concernsMailbox,
  followCalendar,
  type KnownMailbox,
  mailboxSettings,
  recordMailboxFailure,
  recordMailboxSuccess,
  retryDelay,
} from "@calcache/calendar-cache";
import { type CalendarEvents, eventProviderOf } from "../events/calendar-events.ts";
import { readStored } from "../events/event.ts";
import { mayBeAsked } from "../events/event-failures.ts";
import { type EventTimes, type HeldEvent, isAt } from "../events/event-provider.ts";
import { readTimes } from "../events/stored-event.ts";
import { type Comparable, findComparable, markCompared, postponeComparison } from "./comparable-calendars.ts";
import { keepAnswers } from "./keep-answers.ts";
import { countChangedAt, missingFor, mostAtOnce, noteMissing } from "./missing-events.ts";
import { noteOutsideChange } from "./outside-change.ts";

/** For so many ms after a write the provider may still answer with what was there before. */
const answersLagFor = 30_000;
/** What fails here is tried again after so many ms. */
const tryAgainAfter = 60_000;
/** A calendar that is notified without end is compared this often (ms). */
const compareEvery = 5_000;

/**
 * Sees what people did to our events in those calendars of a mailbox that have changed since the last time: one request for each,
 * and one for each event that isn't where it was.
 */
export async function compareEvents(events: CalendarEvents, mailbox: KnownMailbox): Promise<void> {
  for (const calendar of await findComparable(events, mailbox.id)) {
    const postponed = await compareCalendar(events, mailbox, calendar);
    if (postponed === null) await markCompared(events, calendar, compareEvery);
    else await postponeComparison(events, calendar, postponed);
    if (!mayBeAsked(mailbox, events.engine.now())) return;
  }
}

/** For how many ms the comparison has to be put off; null when it is done. */
async function compareCalendar(
  events: CalendarEvents,
  mailbox: KnownMailbox,
  calendar: Comparable,
): Promise<number | null> {
  const { engine } = events;
  const provider = eventProviderOf(events, mailbox);
  const ours = await findHeldEvents(events, calendar.id);
  if (ours.length === 0) return null;
  const range = {
    start: Math.min(...ours.map(({ start, answered }) => Math.min(start, answered?.start ?? start))),
    end: Math.max(...ours.map(({ end, answered }) => Math.max(end, answered?.end ?? end))),
  };
  await mailboxSettings(engine, mailbox);
  const listed = await provider.list(mailbox, calendar.externalId, range);
  if (!listed.ok) {
    const { kind } = listed.error;
    const presentId = kind === "gone" ? await followCalendar(engine, mailbox, calendar.externalId) : null;
    if (presentId !== null) return compareCalendar(events, mailbox, { ...calendar, externalId: presentId });
    await recordMailboxFailure(engine, mailbox, listed.error);
    return Math.max(tryAgainAfter, retryDelay(listed.error, 1, calendar.id));
  }
  await recordMailboxSuccess(engine, mailbox);
  const held = new Map(listed.value.map((event) => [event.externalId, event]));
  let postponed: number | null = null;
  const postpone = (ms: number) => {
    postponed = Math.max(postponed ?? 0, ms);
  };
  const changes: Change[] = [];
  for (const event of ours) {
    const seen = held.get(event.externalId);
    if (seen && isWhereItWas(event, seen)) {
      await keepUp(events, event, seen);
      if (!(await keepAnswers(events, mailbox, event, seen.etag))) postpone(tryAgainAfter);
      if (!mayBeAsked(mailbox, engine.now())) break;
      continue;
    }
    const lag = event.writtenAt + answersLagFor - engine.now();
    const looked = lag > 0 ? { wait: lag } : await look(events, mailbox, event);
    if (looked !== null && "wait" in looked) postpone(looked.wait);
    else if (looked !== null) changes.push(looked);
    if (!mayBeAsked(mailbox, engine.now())) break;
  }
  if (!(await tell(events, mailbox, changes))) postpone(tryAgainAfter);
  return postponed;
}

/** What people did to an event: where it is now, or that it is gone (null). `at`: when that was first seen, epoch ms. */
type Change = { event: OurEvent; held: HeldEvent | null; at: number };

/**
 * Asks for the one event that the list has elsewhere or not at all. The answer is what people did to it, for how many ms the look has
 * to be put off, or null where there is nothing to tell, or not yet.
 */
async function look(
  events: CalendarEvents,
  mailbox: KnownMailbox,
  event: OurEvent,
): Promise<Change | { wait: number } | null> {
  const { engine } = events;
  const now = engine.now();
  const read = await eventProviderOf(events, mailbox).read(mailbox, event.externalId);
  if (!read.ok) {
    await recordMailboxFailure(engine, mailbox, read.error);
    return concernsMailbox(read.error) ? { wait: tryAgainAfter } : null;
  }
  const { value: held } = read;
  if (held !== null) {
    if (event.missingSince !== null) await noteMissing(engine.db, event, null);
    return isWhereItWas(event, held) ? null : { event, held, at: now };
  }
  if (event.missingSince === null) await noteMissing(engine.db, event, now);
  if (event.missingSince === null || now - event.missingSince < missingFor) return null;
  return { event, held, at: event.missingSince };
}

/** Tells the writers' sides what people did; whether all could be told. */
async function tell(
  events: CalendarEvents,
  mailbox: KnownMailbox,
  changes: readonly Change[],
): Promise<boolean> {
  const { engine } = events;
  let all = true;
  for (const { event, held, at } of changes) {
    const coalesce = Math.max(changes.length, await countChangedAt(engine.db, mailbox.id, at));
    try {
      await noteOutsideChange(events, event, held, { isOneOfMany: coalesce > mostAtOnce });
    } catch (error) {
      all = false;
      engine.log.error({ err: error, event: event.id }, "[Event] nobody could be told what people did to it");
    }
  }
  return all;
}

type OurEvent = {
  id: number;
  version: number;
  externalId: string;
  etag: string | null;
  joinUrl: string | null;
  /** when it was last asked to be */
  start: number;
  end: number;
  /** when the provider said that it is, in answer to our write */
  answered: EventTimes | null;
  writtenAt: number;
  /** since when the provider has said that there is no such event */
  missingSince: number | null;
  hasAttendees: boolean;
  answersEtag: string | null;
};

/** Providers list no span of any length: what lies beyond so many ms is compared when it has come closer. */
const farthestStart = 366 * 24 * 60 * 60_000;

/** Our events in a calendar that aren't over, nor very far ahead, and of which no write is due or in doubt. */
async function findHeldEvents({ engine }: CalendarEvents, calendarId: number): Promise<OurEvent[]> {
  const rows = await engine.db.calendarEvent.findMany({
    where: {
      calendarId,
      version: { equals: engine.db.calendarEvent.fields.appliedVersion },
      externalId: { not: null },
      AND: [
        { applied: { path: ["end"], gt: engine.now() } },
        { applied: { path: ["start"], lt: engine.now() + farthestStart } },
      ],
    },
  });
  return rows.flatMap((row) => {
    const { id, version, externalId, etag, joinUrl, answersEtag } = row;
    const event = readStored(row.applied);
    if (externalId === null || event === null) return [];
    const { start, end } = event;
    const hasAttendees = event.attendees.length > 0;
    const writtenAt = row.writtenAt?.getTime() ?? 0;
    const missingSince = row.missingSince?.getTime() ?? null;
    const answered = readTimes(row);
    const known = { hasAttendees, answersEtag, answered, writtenAt, missingSince };
    return [{ id, version, externalId, etag, joinUrl, start, end, ...known }];
  });
}

/** Our own write is no move, also where the provider took it for another time than we asked for. */
const isWhereItWas = (event: OurEvent, { times }: HeldEvent) =>
  isAt(times, event) || (event.answered !== null && isAt(times, event.answered));

/** Attendees' answers make other revisions, and a link to meet online may come later than the event. */
async function keepUp({ engine }: CalendarEvents, event: OurEvent, seen: HeldEvent): Promise<void> {
  const { missingSince } = event;
  if (missingSince === null && seen.etag === event.etag && (seen.joinUrl === null || event.joinUrl !== null))
    return;
  await engine.db.calendarEvent.updateMany({
    where: { id: event.id, version: event.version, externalId: event.externalId },
    data: { etag: seen.etag, joinUrl: event.joinUrl ?? seen.joinUrl, missingSince: null },
  });
}
