import type { MailboxWork } from "@calcache/calendar-cache";
import type { CalendarEvents } from "../events/calendar-events.ts";
import { applyEvents } from "./apply-events.ts";
import { wakeDueEvents } from "./wake-due-events.ts";

/** Writing events as the worker does it, in each mailbox's turn. */
export const eventWork = (events: CalendarEvents): MailboxWork => ({
  run: (mailboxId) => applyEvents(events, mailboxId),
  wakeDue: () => wakeDueEvents(events),
});
