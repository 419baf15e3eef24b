import { type KnownMailbox, recordMailboxFailure, wakeSoon } from "@calcache/calendar-cache";
import { type CalendarEvents, eventProviderOf } from "../events/calendar-events.ts";
import { readStored } from "../events/event.ts";
import type { ReadAnswer } from "../events/event-provider.ts";
import { readStoredAnswers, toStoredAnswers } from "../events/stored-answers.ts";
import { newlyDeclined } from "./declined-rooms.ts";
import { changedEvent, lockEvent } from "./outside-change.ts";

/** An event of ours that its calendar holds in the revision `etag`. */
type HeldEvent = {
  id: number;
  version: number;
  externalId: string;
  /** whether it invites anybody, or a room */
  hasAttendees: boolean;
  /** the revision whose answers are known; null for none */
  answersEtag: string | null;
};

/**
 * Reads what attendees, and rooms, have answered where the event has another revision than when they were read last: an answer makes one. Only of
 * events that we wrote with attendees, and of these nothing else. The writer's side hears of a room that declines.
 * @returns whether it could be read, and told
 */
export async function keepAnswers(
  events: CalendarEvents,
  mailbox: KnownMailbox,
  { id, version, externalId, hasAttendees, answersEtag }: HeldEvent,
  etag: string,
): Promise<boolean> {
  if (!hasAttendees || answersEtag === etag) return true;
  const { engine } = events;
  const read = await eventProviderOf(events, mailbox).answers(mailbox, externalId);
  if (!read.ok) {
    await recordMailboxFailure(engine, mailbox, read.error);
    return false;
  }
  if (read.value === null) return true;
  try {
    await noteAnswers(events, { id, version, externalId }, read.value, etag);
    return true;
  } catch (error) {
    engine.log.error({ err: error, event: id }, "[Event] nobody could be told what a room answered");
    return false;
  }
}

/** Nothing where the event was written, or commanded, since it was read. */
async function noteAnswers(
  { engine, onEventChanged }: CalendarEvents,
  seen: { id: number; version: number; externalId: string },
  answers: readonly ReadAnswer[],
  etag: string,
): Promise<void> {
  const toWake = await engine.db.$transaction(async (tx) => {
    const event = await lockEvent(tx, seen);
    if (!event) return [];
    const data = { answers: toStoredAnswers(answers), answersEtag: etag };
    await tx.calendarEvent.update({ where: { id: seen.id }, data });
    const woken: number[] = [];
    const known = {
      answers: readStoredAnswers(event.answers),
      timesWrittenAt: event.timesWrittenAt?.getTime() ?? null,
    };
    const invited = readStored(event.applied)?.attendees ?? [];
    for (const email of newlyDeclined(invited, known, answers)) {
      engine.log.info({ event: seen.id }, "[Event] declined by its room");
      const changed = changedEvent(event, { kind: "room-declined", email }, { isOneOfMany: false });
      if (changed !== null) woken.push(...(await onEventChanged(tx, changed)));
    }
    return woken;
  });
  wakeSoon(engine, toWake);
}
