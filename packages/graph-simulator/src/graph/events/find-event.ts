import type { EventView } from "../../events/event.ts";
import { parseEventId } from "../../events/event-id.ts";
import { calendarOf } from "../mailboxes/calendars.ts";
import type { GraphCall } from "../protocol/operation.ts";
import type { Reply } from "../protocol/reply.ts";
import { idMalformed, isFailure, itemNotFound } from "../protocol/reply.ts";

/** The event a path names, if it is in this mailbox and in the calendar the path names. */
export function findEvent(call: GraphCall): EventView | (Reply & { failed: true }) {
  const key = parseEventId(call.param("event"));
  if (key === null) return idMalformed();
  const view = call.sim.events.find(key);
  if (view === undefined || view.event.mailboxId !== call.mailbox.id) return itemNotFound();
  if (call.param("calendar") === "") return view;
  const calendar = calendarOf(call);
  if (isFailure(calendar)) return calendar;
  return view.event.calendarId === calendar.id ? view : itemNotFound();
}
