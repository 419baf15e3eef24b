import { type KnownMailbox, recordMailboxFailure, wakeSoon } from "@calcache/calendar-cache";
import type { CalendarEvent, Prisma } from "@calcache/prisma";
import { type CalendarEvents, eventProviderOf } from "../events/calendar-events.ts";
import { readStored } from "../events/event.ts";
import type { AttendeeAnswer } from "../events/event-provider.ts";
import { readStoredAnswers } from "../events/stored-answers.ts";
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
  answers: readonly AttendeeAnswer[],
  etag: string,
): Promise<void> {
  const toWake = await engine.db.$transaction(async (tx) => {
    const event = await lockEvent(tx, seen);
    if (!event) return [];
    const data = { answers: answers as Prisma.InputJsonValue, answersEtag: etag };
    await tx.calendarEvent.update({ where: { id: seen.id }, data });
    const woken: number[] = [];
    for (const email of newlyDeclined(event, answers)) {
      engine.log.info({ event: seen.id }, "[Event] declined by its room");
      const changed = changedEvent(event, { kind: "room-declined", email }, { isOneOfMany: false });
      if (changed !== null) woken.push(...(await onEventChanged(tx, changed)));
    }
    return woken;
  });
  wakeSoon(engine, toWake);
}

/**
 * The rooms that have declined since their answers were read last. Outlook shows a former answer until a room has looked at what was changed: one
 * that was known before, or is older than our last write, is none to the event as it is now.
 */
function newlyDeclined(
  { applied, answers: known, writtenAt }: Pick<CalendarEvent, "applied" | "answers" | "writtenAt">,
  answers: readonly AttendeeAnswer[],
): string[] {
  const invited = readStored(applied)?.attendees ?? [];
  const rooms = new Set(
    invited.flatMap(({ type, email }) => (type === "resource" ? email.toLowerCase() : [])),
  );
  const before = readStoredAnswers(known).map(keyOf);
  const since = (writtenAt?.getTime() ?? 0) - clocksDiffer;
  return answers
    .filter((each) => each.answer === "declined" && rooms.has(each.email.toLowerCase()))
    .filter((each) => !before.includes(keyOf(each)) && (each.at ?? since) >= since)
    .map(({ email }) => email);
}

/** Our clock and the provider's, at most. ms */
const clocksDiffer = 5 * 60_000;

const keyOf = ({ email, answer, at }: AttendeeAnswer) => `${email.toLowerCase()} ${answer} ${at}`;
