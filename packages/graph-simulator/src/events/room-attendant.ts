import { defaultCalendar, type Mailbox } from "../mailbox/mailbox.ts";
import type { Simulation } from "../simulation.ts";
import { formatInstant } from "../time/graph-date-time.ts";
import { hasAnswered, resourcesIn, withAnswers } from "./attendee-answers.ts";
import { type SingleEvent, type Span, viewOf } from "./event.ts";
import type { EventChange } from "./event-editor.ts";
import type { EventKey } from "./event-id.ts";
import { windowOf } from "./window.ts";

type Attended = Pick<Simulation, "mailboxes" | "events" | "editor" | "now">;

/** What a room made of an invitation: for which time, and the event in its own calendar; null where it has declined. */
type Answered = { span: Span; copy: EventKey | null };

/**
 * Has rooms answer who invites them, as Exchange does by itself: a room that is free accepts, and has the meeting in its calendar from then on; else
 * it declines. A meeting that is moved asks anew. Single events alone: a series isn't answered. What rooms have answered isn't kept in snapshots.
 */
export function createRoomAttendant({ mailboxes, events, editor, now }: Attended) {
  const answered = new Map<EventKey, Map<string, Answered>>();

  function leave(meeting: EventKey, roomId: string): void {
    const copy = answered.get(meeting)?.get(roomId)?.copy ?? null;
    const held = copy === null ? undefined : events.get(copy);
    if (held) editor.remove(viewOf(held));
    answered.get(meeting)?.delete(roomId);
  }

  function answer(meeting: SingleEvent, room: Mailbox): void {
    const before = answered.get(meeting.key)?.get(room.id);
    // Whoever was taken off the list and invited again at once has to answer again.
    if (before && isSame(before.span, meeting.span) && hasAnswered(meeting.details, room.address)) return;
    leave(meeting.key, room.id);
    const { subject, span, zone, iCalUId } = meeting;
    const isAccepted = room.invitations === "answered" && isFree(room, span);
    const event = {
      ...{ mailboxId: room.id, calendarId: defaultCalendar(room).id, subject, span, zone, iCalUId },
      ...({ showAs: "busy", sensitivity: "normal", isCancelled: false, series: null } as const),
      ...{ transactionId: null, details: {} },
    };
    const copy = isAccepted ? editor.create(event).key : null;
    answered.set(meeting.key, new Map([...(answered.get(meeting.key) ?? []), [room.id, { span, copy }]]));
    const response = isAccepted ? "accepted" : "declined";
    const details = withAnswers(meeting.details, { [room.address]: response }, formatInstant(now()));
    editor.update(viewOf(meeting), { details });
  }

  function isFree(room: Mailbox, { start, end }: Span): boolean {
    const held = events.view(defaultCalendar(room).id, windowOf(start, end, room.timeZone));
    return held.every(({ event: { showAs } }) => showAs === "free");
  }

  return {
    /** Looks at what has changed, and answers for the rooms that are invited. */
    attend({ key }: Pick<EventChange, "key">): void {
      const meeting = events.get(key);
      const isOn = meeting?.type === "singleInstance" && !meeting.isCancelled;
      const invited = (isOn ? resourcesIn(meeting.details) : [])
        .flatMap((address) => mailboxes.find(address) ?? [])
        .filter(({ id, invitations }) => invitations !== "ignored" && id !== meeting?.mailboxId);
      for (const roomId of answered.get(key)?.keys() ?? [])
        if (!invited.some(({ id }) => id === roomId)) leave(key, roomId);
      for (const room of invited) {
        const present = events.get(key);
        if (present?.type === "singleInstance") answer(present, room);
      }
      if (invited.length === 0) answered.delete(key);
    },
  };
}

const isSame = (one: Span, other: Span) => one.start === other.start && one.end === other.end;
