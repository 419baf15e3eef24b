import { type KnownMailbox, recordMailboxFailure } from "@calcache/calendar-cache";
import { type CalendarEvents, eventProviderOf } from "../events/calendar-events.ts";

/** An event of ours that its calendar holds in the revision `etag`. */
type HeldEvent = {
  id: number;
  version: number;
  externalId: string;
  /** whether it invites anybody, and not a room alone */
  hasAttendees: boolean;
  /** the revision whose answers are known; null for none */
  answersEtag: string | null;
};

/**
 * Reads what attendees have answered where the event has another revision than when they were read last: an answer makes one. Only of
 * events that we wrote with attendees, and of these nothing else.
 * @returns whether it could be read
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
  await engine.db.calendarEvent.updateMany({
    where: { id, version, externalId },
    data: { answers: read.value, answersEtag: etag },
  });
  return true;
}
