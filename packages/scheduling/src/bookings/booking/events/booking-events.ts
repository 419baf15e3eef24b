import {
  type DesiredEvent,
  deleteEvent,
  type EventAnswer,
  type EventRef,
  putEvent,
} from "@calcache/calendar-events";
import type { Prisma } from "@calcache/prisma";

/** A calendar that events are written to: an account, and its provider's id of the calendar. */
export type EventCalendar = Pick<EventRef, "credentialId" | "calendarId">;

const writer = { kind: "booking" } as const;

/**
 * Says in a booking's transaction what events it is to have in hosts' calendars. The worker brings them about, however long
 * the calendars' provider is away. `toWake` are the mailboxes that have something to do once the transaction is committed.
 * @param now epoch ms
 */
export function bookingEvents(tx: Prisma.TransactionClient, now: number) {
  const toWake = new Set<number>();
  const isAccepted = (answer: EventAnswer): boolean => {
    if (answer.ok && answer.value.changed) toWake.add(answer.value.mailboxId);
    return answer.ok;
  };
  return {
    toWake,
    /** False when there is no such account any more. */
    put: async (ref: EventRef, event: DesiredEvent) =>
      isAccepted(await putEvent(tx, writer, ref, event, now)),
    delete: async (ref: EventRef) => isAccepted(await deleteEvent(tx, writer, ref, now)),
  };
}

export type BookingEvents = ReturnType<typeof bookingEvents>;
