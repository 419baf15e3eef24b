/**
 * Events that are written into people's calendars: accepted at once, brought about later, exactly once.
 * Knows api-keys, calendar-cache and prisma.
 *
 * - writer: who says what an event should be: a booking, the host app or the holder of an API key; nobody else can touch it
 * - command: a writer's word about an event, put or delete, in the order of its versions in `event_log`
 * - desired: what the latest command asks for
 * - applied: what the calendar holds, as far as we know
 * - held: an event as it is at the provider
 * - generation: events that were made at the provider for one event of ours, one after the other; each has a key of its own
 * - in doubt: a write was sent, and its answer missed
 * - outside change: what people did in the calendar to an event of ours
 */
export type { EventAnswer } from "./commands/append-command.ts";
export { findOwnCalendar } from "./commands/find-own-calendar.ts";
export { deleteEvent, putEvent } from "./commands/put-event.ts";
export { type OwnEvent, readOwnEvent } from "./commands/read-own-event.ts";
export { findWritableCalendar } from "./commands/writable-calendar.ts";
export type {
  CalendarEvents,
  ChangedEvent,
  DeclinedRoom,
  OnEventChanged,
  OutsideChange,
} from "./events/calendar-events.ts";
export type { DesiredEvent, EventRef, EventWriter } from "./events/event.ts";
export type { AttendeeAnswer, EventProvider, HeldEvent, WrittenEvent } from "./events/event-provider.ts";
export { applyEvents } from "./worker/apply-events.ts";
export { eventWork } from "./worker/event-work.ts";
export { wakeDueEvents } from "./worker/wake-due-events.ts";
