import type { Engine, MailboxRef } from "@calcache/calendar-cache";
import type { Prisma } from "@calcache/prisma";
import type { EventRef, EventWriter } from "./event.ts";
import type { EventProvider } from "./event-provider.ts";

/** What people did in the calendar to an event of ours. Times are epoch ms. */
export type OutsideChange = { kind: "moved"; start: number; end: number } | { kind: "deleted" };

/** A room that our event invites as a resource has said that it can't be had. */
export type DeclinedRoom = { kind: "room-declined"; email: string };

/** A writer's event that people moved or deleted, or that a room has declined. */
export type ChangedEvent = {
  writer: EventWriter;
  ref: EventRef;
  /** of the command that the calendar held until then */
  version: number;
  change: OutsideChange | DeclinedRoom;
  /** so many events of the mailbox went or moved at once that a calendar was wiped or migrated, and nobody meant each of them */
  isOneOfMany: boolean;
};

/**
 * Hears of what people did to our events, and of rooms that declined them, in the transaction that notes it: what it writes is kept if and only if the change
 * is noted, once. To follow, put the event with its new times, or delete it; what it throws has it told again later.
 * @returns the mailboxes that have something to do once the transaction is committed
 */
export type OnEventChanged = (
  tx: Prisma.TransactionClient,
  changed: ChangedEvent,
) => Promise<Iterable<number>>;

/** What writing events works with. */
export type CalendarEvents = {
  engine: Engine;
  /** the kinds of account into which events can be written, each by its integration */
  providers: ReadonlyMap<string, EventProvider>;
  onEventChanged: OnEventChanged;
};

/**
 * The provider of an account into which events are written.
 * @throws Error for an integration that isn't served here: nobody looks up its mailboxes
 */
export function eventProviderOf({ providers }: CalendarEvents, { integration }: MailboxRef): EventProvider {
  const provider = providers.get(integration);
  if (!provider) throw new Error(`no provider writes events of ${integration}`);
  return provider;
}
