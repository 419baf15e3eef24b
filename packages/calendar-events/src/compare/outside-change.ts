import { wakeSoon } from "@calcache/calendar-cache";
import type { Prisma } from "@calcache/prisma";
import type { CalendarEvents, ChangedEvent, OutsideChange } from "../events/calendar-events.ts";
import { readStored, readWriter } from "../events/event.ts";
import type { HeldEvent } from "../events/event-provider.ts";
import { nothingHeld } from "../events/note-event.ts";

/**
 * Notes that people moved an event of ours (`held` says to where) or deleted it (null), and tells its writer's side. From then on
 * the calendar counts as holding that: nothing is written before the writer's next command. Does nothing if the event was written,
 * or commanded, since it was read.
 *
 * @param seen the event's state that was compared with `held`: written in full, nothing in doubt
 */
export async function noteOutsideChange(
  { engine, onEventChanged }: CalendarEvents,
  seen: { id: number; version: number; externalId: string },
  held: HeldEvent | null,
  { isOneOfMany }: Pick<ChangedEvent, "isOneOfMany">,
): Promise<void> {
  const now = new Date(engine.now());
  const change: OutsideChange = held ? { kind: "moved", ...held.times } : { kind: "deleted" };
  const toWake = await engine.db.$transaction(async (tx) => {
    const event = await lockEvent(tx, seen);
    if (!event) return [];
    const applied = readStored(event.applied);
    if (applied === null) return [];
    await tx.calendarEvent.update({
      where: { id: seen.id },
      data: {
        ...(held
          ? { applied: { ...applied, ...held.times }, etag: held.etag, heldStart: null, heldEnd: null }
          : nothingHeld),
        outsideChange: change.kind,
        outsideStart: held && new Date(held.times.start),
        outsideEnd: held && new Date(held.times.end),
        outsideSeenAt: now,
      },
    });
    engine.log.info(
      { event: seen.id, change: change.kind, isOneOfMany },
      "[Event] changed by people in the calendar",
    );
    const changed = changedEvent(event, change, { isOneOfMany });
    return changed === null ? [] : onEventChanged(tx, changed);
  });
  wakeSoon(engine, toWake);
}

/** What a writer's side is told of its event; null where its account is gone. */
export function changedEvent(
  event: NonNullable<Awaited<ReturnType<typeof lockEvent>>>,
  change: ChangedEvent["change"],
  { isOneOfMany }: Pick<ChangedEvent, "isOneOfMany">,
): ChangedEvent | null {
  const { credentialId } = event.calendar.mailbox;
  if (credentialId === null) return null;
  const ref = { credentialId, calendarId: event.calendar.externalId, eventId: event.eventId };
  return { writer: readWriter(event), ref, version: event.version, change, isOneOfMany };
}

/** An event that is still as it was seen, locked; null where it was written or commanded since. */
export async function lockEvent(
  tx: Prisma.TransactionClient,
  { id, version, externalId }: { id: number; version: number; externalId: string },
) {
  await tx.$queryRaw`SELECT id FROM calcache.calendar_event WHERE id = ${id} FOR UPDATE`;
  return tx.calendarEvent.findFirst({
    where: { id, version, externalId },
    include: {
      calendar: { select: { externalId: true, mailbox: { select: { credentialId: true } } } },
    },
  });
}
