import type { EventView, Sensitivity, ShowAs } from "../events/event.ts";
import { formatEventId } from "../events/event-id.ts";
import type { EventFlaw } from "../events/flaw.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { wallDate } from "../time/day.ts";
import { wallToInstant } from "../time/wall-clock.ts";

/** An event as the control API shows it. */
export type EventInfo = {
  id: string;
  calendarId: string;
  title: string;
  /** ISO 8601, UTC. An all-day event's are the midnights of the mailbox's own zone. */
  start: string;
  end: string;
  allDay: boolean;
  /** Dates of an all-day event; the end is exclusive. */
  startDate?: string;
  endDate?: string;
  showAs: ShowAs;
  isCancelled: boolean;
  sensitivity: Sensitivity;
  recurring: boolean;
  /** Only of an event with a flaw. */
  flaw?: EventFlaw;
};

/** The short form of an event. */
export function eventInfo(view: EventView, mailbox: Mailbox): EventInfo {
  const { event, span } = view;
  const iso = (ms: number) => new Date(span.allDay ? wallToInstant(ms, mailbox.timeZone) : ms).toISOString();
  return {
    id: formatEventId(mailbox.seed, view.key, false),
    calendarId: event.calendarId,
    title: event.subject,
    start: iso(span.start),
    end: iso(span.end),
    allDay: span.allDay,
    ...(span.allDay ? { startDate: wallDate(span.start), endDate: wallDate(span.end) } : {}),
    showAs: event.showAs,
    isCancelled: event.isCancelled,
    sensitivity: event.sensitivity,
    recurring: view.type !== "singleInstance",
    ...(event.flaw ? { flaw: event.flaw } : {}),
  };
}
