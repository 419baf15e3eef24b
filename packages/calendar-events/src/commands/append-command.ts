import { Prisma, type Result } from "@calcache/prisma";
import {
  type DesiredEvent,
  type EventRef,
  type EventWriter,
  isSameEvent,
  readStored,
  writerColumns,
} from "../events/event.ts";
import { ensureWrittenCalendar, findCalendarOf } from "./written-calendar.ts";

/** Why a command isn't accepted. */
type EventRefusal = {
  /**
   * - `unknown-calendar`: there is no such account
   * - `unknown-event`: there is nothing to delete
   * - `other-writer`: the id is another writer's
   */
  kind: "unknown-calendar" | "unknown-event" | "other-writer";
};

/** An accepted command. `changed`: it asks for something else than before; then the mailbox is to be woken. */
type EventAccepted = { version: number; changed: boolean; mailboxId: number };

export type EventAnswer = Result<EventAccepted, EventRefusal>;

/**
 * Appends to an event's log what it should be from now on (null: nothing), and brings its projection up to date. What asks
 * for nothing new leaves no trace. Commands for one event wait for each other until their transactions end.
 */
export async function appendCommand(
  tx: Prisma.TransactionClient,
  writer: EventWriter,
  ref: EventRef,
  desired: DesiredEvent | null,
  now: number,
): Promise<EventAnswer> {
  const calendar = (await ensureWrittenCalendar(tx, ref)) ?? (await findCalendarOf(tx, writer, ref));
  if (!calendar) return { ok: false, error: { kind: "unknown-calendar" } };
  const accepted = (version: number, changed: boolean): EventAnswer => ({
    ok: true,
    value: { version, changed, mailboxId: calendar.mailboxId },
  });
  const own = writerColumns(writer);
  const place = { calendarId: calendar.id, eventId: ref.eventId };
  const begun = await lockEvent(tx, place);
  if (!begun && desired === null) return { ok: false, error: { kind: "unknown-event" } };
  if (!begun && (await beginEvent(tx, { ...place, ...own }, desired, now))) return accepted(1, true);
  // Two that begin it at once find one event: the second one waits for the first.
  const event = begun ?? (await lockEvent(tx, place));
  if (!event || event.writerKind !== own.writerKind || event.writerId !== own.writerId)
    return { ok: false, error: { kind: "other-writer" } };
  const isSame = isSameEvent(readStored(event.desired), desired);
  // Put again, an event that people moved or deleted in the calendar, or that was refused, returns to what its writer wants.
  const isDisturbed = desired !== null && (event.outsideChange !== null || event.stoppedAt !== null);
  if (isSame && !isDisturbed) return accepted(event.version, false);
  const { id } = event;
  const version = event.version + 1;
  const json = desired ?? Prisma.DbNull;
  await tx.calendarEvent.update({ where: { id }, data: { version, desired: json, ...undisturbed } });
  await log(tx, id, version, desired, now);
  return accepted(version, true);
}

/** A new command supersedes what failed, and what people did in the calendar. */
const undisturbed = {
  failureKind: null,
  failureReason: null,
  failureCount: 0,
  nextAttemptAt: null,
  stoppedAt: null,
  outsideChange: null,
  outsideStart: null,
  outsideEnd: null,
  outsideSeenAt: null,
};

type Place = { calendarId: number; eventId: string };

/** The event as it is, once nobody else's transaction is about to change it; null when there is none. */
async function lockEvent(tx: Prisma.TransactionClient, { calendarId, eventId }: Place) {
  const rows = await tx.$queryRaw<
    {
      id: number;
      version: number;
      desired: Prisma.JsonValue;
      writerKind: "booking" | "host_app" | "api_key";
      writerId: string;
      outsideChange: string | null;
      stoppedAt: Date | null;
    }[]
  >`
    SELECT id, version, desired, replace(writer_kind::text, '-', '_') AS "writerKind", writer_id AS "writerId",
           outside_change::text AS "outsideChange", stopped_at AS "stoppedAt"
    FROM calcache.calendar_event WHERE calendar_id = ${calendarId} AND event_id = ${eventId} FOR UPDATE`;
  return rows[0] ?? null;
}

/** Begins an event with its first command; false when somebody else has begun it meanwhile. */
async function beginEvent(
  tx: Prisma.TransactionClient,
  event: Place & ReturnType<typeof writerColumns>,
  desired: DesiredEvent | null,
  now: number,
): Promise<boolean> {
  const [begun] = await tx.calendarEvent.createManyAndReturn({
    data: [{ ...event, version: 1, desired: desired ?? Prisma.DbNull }],
    skipDuplicates: true,
    select: { id: true },
  });
  if (!begun) return false;
  await log(tx, begun.id, 1, desired, now);
  return true;
}

const log = (
  tx: Prisma.TransactionClient,
  eventId: number,
  version: number,
  desired: DesiredEvent | null,
  now: number,
) =>
  tx.eventLog.create({
    data: {
      eventId,
      version,
      command: desired === null ? "delete" : "put",
      desired: desired ?? Prisma.DbNull,
      at: new Date(now),
    },
  });
