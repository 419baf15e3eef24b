import type { CalendarViewEvent } from "./calendar-view-event.ts";
import { type GraphDateTime, instantOf, startOfDay } from "./graph-date-time.ts";

/** Half open: `end` is the first minute that is free again. Whole minutes since the epoch, UTC. */
export type BusyInterval = { start: number; end: number };

/** To be raised with every change of what {@link busyInterval}, or the client before it, makes of an event: what was stored is read anew. */
export const busyRulesVersion = 1;

/** Everything else blocks, `unknown` and values Microsoft has yet to invent included. */
const statusesThatBlockNothing = new Set(["free", "workingelsewhere"]);

/**
 * What an event takes from its owner's availability, widened to whole minutes; null when it takes nothing: cancelled,
 * shown as free or as working elsewhere, or without length.
 *
 * An all-day event is a pair of dates, not of instants: Graph gives its midnights without regard to any zone, and they
 * mean those of the mailbox's zone (`mailboxTimeZone`, IANA), so that a day may have 23 or 25 hours.
 *
 * @throws RangeError for times that can't be read, which events from `calendarView` never have, and for an unknown zone
 * Sources: learn.microsoft.com/graph/api/resources/event, github.com/microsoftgraph/microsoft-graph-docs/issues/1802
 */
export function busyInterval(event: CalendarViewEvent, mailboxTimeZone: string): BusyInterval | null {
  if (event.isCancelled || statusesThatBlockNothing.has(event.showAs.toLowerCase())) return null;
  const read = (time: GraphDateTime) => {
    const instant = event.isAllDay ? startOfDay(time, mailboxTimeZone) : instantOf(time);
    if (instant === null) throw new RangeError("an event's time is not a date and time in a known zone");
    return instant;
  };
  const start = read(event.start);
  const end = read(event.end);
  if (start >= end) return null;
  return { start: Math.floor(start / 60_000), end: Math.ceil(end / 60_000) };
}
