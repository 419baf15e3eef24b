import { Prisma } from "@calcache/prisma";
import type { CalendarEvents } from "./calendar-events.ts";
import type { DesiredEvent } from "./event.ts";
import type { EventTimes, WrittenEvent } from "./event-provider.ts";
import type { StoredEvent } from "./stored-event.ts";

/** No write of it is in doubt, and nothing failed. */
const settled = {
  sentAt: null,
  sentVersion: null,
  failureKind: null,
  failureReason: null,
  failureCount: 0,
  nextAttemptAt: null,
  missingSince: null,
};

/** The columns of when the provider says that an event is. */
const heldColumns = (times: EventTimes | null) => ({
  heldStart: times && new Date(times.start),
  heldEnd: times && new Date(times.end),
});

/** Only a write that asked for a meeting tells whether there is one. */
const meetingColumn = ({ meetingRefused }: WrittenEvent) =>
  meetingRefused === undefined ? {} : { meetingRefused };

/** What is at the provider no more, or never was. The next event of it is of another generation. */
export const nothingHeld = {
  applied: Prisma.DbNull,
  externalId: null,
  etag: null,
  joinUrl: null,
  heldStart: null,
  heldEnd: null,
  generation: { increment: 1 },
};

/** Notes, before a write is sent, that from now on it may have been carried out. */
export async function noteSending(
  { engine }: CalendarEvents,
  { id, version, sentAt }: StoredEvent,
): Promise<void> {
  if (sentAt !== null) return;
  const data = { sentAt: new Date(engine.now()), sentVersion: version };
  await engine.db.calendarEvent.update({ where: { id }, data });
}

/** Notes that the write which was sent last was surely not carried out. Earlier ones may still have been. */
export async function noteNotSent({ engine }: CalendarEvents, { id, sentAt }: StoredEvent): Promise<void> {
  if (sentAt !== null) return;
  await engine.db.calendarEvent.update({ where: { id }, data: { sentAt: null, sentVersion: null } });
}

/** Notes what an event is known by at the provider, and when it is there. */
export async function noteFound({ engine }: CalendarEvents, id: number, found: WrittenEvent): Promise<void> {
  const { externalId, etag, joinUrl, times } = found;
  const data = { externalId, etag, joinUrl, ...meetingColumn(found), ...heldColumns(times) };
  await engine.db.calendarEvent.update({ where: { id }, data });
}

/** Notes that the provider holds nothing of an event any more, so that it is made anew if it is still desired. */
export async function noteLost({ engine }: CalendarEvents, { id, held }: StoredEvent): Promise<void> {
  await engine.db.calendarEvent.updateMany({
    where: { id, externalId: held?.externalId ?? null },
    data: { ...nothingHeld, sentAt: null, sentVersion: null },
  });
}

/** Notes that the calendar holds what this version of the event asks for. */
export async function noteApplied(
  { engine }: CalendarEvents,
  { id, version, desired, applied, joinUrl }: StoredEvent,
  written: WrittenEvent | null,
): Promise<void> {
  const now = new Date(engine.now());
  await engine.db.calendarEvent.updateMany({
    // A worker that was thought dead must not undo what another has noted since.
    where: { id, appliedVersion: { lte: version } },
    data: {
      ...settled,
      appliedVersion: version,
      ...(desired === null ? nothingHeld : { applied: desired satisfies DesiredEvent }),
      ...(written !== null && {
        externalId: written.externalId,
        etag: written.etag,
        joinUrl: written.joinUrl ?? joinUrl,
        ...meetingColumn(written),
        ...heldColumns(written.times),
        writtenAt: now,
        ...(hasOtherTimes(applied, desired) && { timesWrittenAt: now }),
      }),
    },
  });
}

const hasOtherTimes = (before: EventTimes | null, after: EventTimes | null) =>
  before?.start !== after?.start || before?.end !== after?.end;
