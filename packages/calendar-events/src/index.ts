/**
 * Events that are written into people's calendars: accepted at once, brought about later, exactly once.
 *
 * - writer: who says what an event should be, a booking or the holder of an API key; nobody else can touch it
 * - command: a writer's word about an event, put or delete, in the order of its versions in `event_log`
 * - desired: what the latest command asks for
 * - applied: what the calendar holds, as far as we know
 * - generation: events that were made in the calendar for one event of ours, one after the other
 */
export type { EventAccepted, EventAnswer, EventRefusal } from "./append-command.ts";
export type { DesiredEvent, EventRef, EventWriter } from "./event.ts";
export { deleteEvent, putEvent } from "./put-event.ts";
