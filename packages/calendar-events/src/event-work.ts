import type { MailboxWork } from "@calcache/calendar-cache";
import { applyEvents } from "./apply-events.ts";
import type { CalendarEvents } from "./calendar-events.ts";
import { wakeDueEvents } from "./wake-due-events.ts";

/** Writing events as the worker does it, in each mailbox's turn. */
export const eventWork = (events: CalendarEvents): MailboxWork => ({
  run: (mailboxId) => applyEvents(events, mailboxId),
  wakeDue: () => wakeDueEvents(events),
});
