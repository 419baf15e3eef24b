import { findMailboxId, presentIds } from "@calcache/accounts";
import type { Database, Prisma } from "@calcache/prisma";
import type { OutsideChange } from "../events/calendar-events.ts";
import {
  type DesiredEvent,
  type EventRef,
  type EventWriter,
  readStored,
  writerColumns,
} from "../events/event.ts";
import type { AttendeeAnswer } from "../events/event-provider.ts";
import { readStoredAnswers } from "../events/stored-answers.ts";

/** What its writer can know of an event. */
export type OwnEvent = {
  version: number;
  /** what the latest command asks for; null: that it not exist */
  event: DesiredEvent | null;
  /** `waiting`: not yet brought about; `refused`: the provider won't have it as it is */
  state: "waiting" | "done" | "refused";
  /** for a person: why it isn't done */
  reason: string | null;
  joinUrl: string | null;
  /** what those whom the calendar's event invites have answered; who hasn't isn't listed */
  answers: AttendeeAnswer[];
  /** what people did to it in the calendar since the latest command */
  outsideChange: OutsideChange | null;
};

/** An event of this writer's; null when there is none, be it that another writer has one. */
export async function readOwnEvent(
  db: Database,
  writer: EventWriter,
  { credentialId, calendarId, eventId }: EventRef,
): Promise<OwnEvent | null> {
  const mailboxId = await findMailboxId(db, credentialId);
  if (mailboxId === null) return null;
  const [presentId = calendarId] = await presentIds(db, [{ credentialId, calendarId }]);
  const row = await db.calendarEvent.findFirst({
    where: {
      eventId,
      ...writerColumns(writer),
      calendar: { externalId: presentId, mailboxId },
    },
  });
  if (!row) return null;
  const isDone = row.version === row.appliedVersion;
  return {
    version: row.version,
    event: readStored(row.desired),
    state: isDone ? "done" : row.stoppedAt === null ? "waiting" : "refused",
    reason: isDone ? null : row.failureReason,
    joinUrl: row.joinUrl,
    answers: answersOf(row),
    outsideChange:
      row.outsideChange === "moved" && row.outsideStart && row.outsideEnd
        ? { kind: "moved", start: row.outsideStart.getTime(), end: row.outsideEnd.getTime() }
        : row.outsideChange === "deleted"
          ? { kind: "deleted" }
          : null,
  };
}

/** Of those whom we invited: whom somebody added in the calendar is nobody's business here. */
function answersOf({ applied, answers }: { applied: Prisma.JsonValue; answers: Prisma.JsonValue }) {
  const invited = new Set(readStored(applied)?.attendees.map(({ email }) => email.toLowerCase()));
  return readStoredAnswers(answers).filter(({ email }) => invited.has(email.toLowerCase()));
}
