import { Prisma, type Result } from "@calcache/prisma";
import {
  type DesiredEvent,
  type EventRef,
  type EventWriter,
  isSameEvent,
  readStored,
  writerColumns,
} from "./event.ts";
import { ensureWrittenCalendar } from "./written-calendar.ts";

/** Why a command isn't accepted. */
export type EventRefusal = {
  /**
   * - `unknown-calendar`: there is no such account
   * - `unknown-event`: there is nothing to delete
   * - `other-writer`: the id is another writer's
   */
  kind: "unknown-calendar" | "unknown-event" | "other-writer";
};

/** An accepted command. `changed`: it asks for something else than before; then the mailbox is to be woken. */
export type EventAccepted = { version: number; changed: boolean; mailboxId: number };

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
  const calendar = await ensureWrittenCalendar(tx, ref);
  if (!calendar) return { ok: false, error: { kind: "unknown-calendar" } };
  const known = await lockEvent(tx, calendar.id, ref.eventId);
  if (!known && desired === null) return { ok: false, error: { kind: "unknown-event" } };
  const { id } = known ?? (await beginEvent(tx, calendar.id, writer, ref.eventId));
  const event = await tx.calendarEvent.findUniqueOrThrow({ where: { id } });
  const own = writerColumns(writer);
  if (event.writerKind !== own.writerKind || event.writerId !== own.writerId)
    return { ok: false, error: { kind: "other-writer" } };
  const accepted = (version: number, changed: boolean): EventAnswer => ({
    ok: true,
    value: { version, changed, mailboxId: calendar.mailboxId },
  });
  const asked = event.version > 0 && isSameEvent(readStored(event.desired), desired);
  // Put again, an event that people moved or deleted in the calendar returns to what its writer wants.
  if (asked && event.outsideChange === null && event.stoppedAt === null)
    return accepted(event.version, false);
  if (asked && desired === null) return accepted(event.version, false);
  const version = event.version + 1;
  const json = desired ?? Prisma.DbNull;
  const command = desired === null ? "delete" : "put";
  await tx.eventLog.create({ data: { eventId: id, version, command, desired: json, at: new Date(now) } });
  await tx.calendarEvent.update({ where: { id }, data: { version, desired: json, ...undisturbed } });
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

async function lockEvent(tx: Prisma.TransactionClient, calendarId: number, eventId: string) {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM calendar_event WHERE calendar_id = ${calendarId} AND event_id = ${eventId} FOR UPDATE`;
  return rows[0] ?? null;
}

/** Version 0 until its first command is in the log, in this same transaction. Two that begin it at once find one row. */
async function beginEvent(
  tx: Prisma.TransactionClient,
  calendarId: number,
  writer: EventWriter,
  eventId: string,
) {
  await tx.calendarEvent.createMany({
    data: [{ calendarId, eventId, ...writerColumns(writer), version: 0 }],
    skipDuplicates: true,
  });
  const begun = await lockEvent(tx, calendarId, eventId);
  if (!begun) throw new Error("an event that was just begun isn't there");
  return begun;
}
