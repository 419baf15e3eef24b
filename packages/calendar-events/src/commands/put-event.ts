import type { Prisma } from "@calcache/prisma";
import { type DesiredEvent, type EventRef, type EventWriter, plainEvent } from "../events/event.ts";
import { appendCommand, type EventAnswer } from "./append-command.ts";

/**
 * Says what an event should be. It is brought about later, by the worker: nobody calls the provider here. After the
 * transaction is committed, wake `mailboxId` if `changed`; if that is forgotten, the worker finds it within seconds.
 *
 * @param now epoch ms
 */
export function putEvent(
  tx: Prisma.TransactionClient,
  writer: EventWriter,
  ref: EventRef,
  event: DesiredEvent,
  now: number,
): Promise<EventAnswer> {
  return appendCommand(tx, writer, ref, plainEvent(event), now);
}

/** Says that an event should not exist: as {@link putEvent}. */
export function deleteEvent(
  tx: Prisma.TransactionClient,
  writer: EventWriter,
  ref: EventRef,
  now: number,
): Promise<EventAnswer> {
  return appendCommand(tx, writer, ref, null, now);
}
