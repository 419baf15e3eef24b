import type { CalendarEvent } from "@calcache/graph-simulator";
import { seriesStarts } from "./series-starts.ts";
import { instantOf } from "./zoned-time.ts";

/** Half-open, whole minutes since the epoch. */
export type Minutes = readonly [start: number, end: number];

/**
 * What these events of one calendar take from its owner's availability before `end` (epoch ms), written down as plainly
 * as it can be said, for what the cache says to be compared with. Sorted; what overlaps or touches is one.
 * @param zone the mailbox's own, of which all-day events are dates
 */
export function busyMinutes(events: readonly CalendarEvent[], zone: string, end: number): Minutes[] {
  const minutes = events.filter(isBlocking).flatMap((event) =>
    spansOf(event, events, end).map(({ start, end }): Minutes => {
      const [from, to] = event.span.allDay ? [instantOf(start, zone), instantOf(end, zone)] : [start, end];
      return [Math.floor(from / 60_000), Math.ceil(to / 60_000)];
    }),
  );
  return merge(minutes);
}

/** The part inside `range`. */
export function clipMinutes(minutes: readonly Minutes[], range: { start: number; end: number }): Minutes[] {
  return minutes
    .map(([start, end]): Minutes => [Math.max(start, range.start), Math.min(end, range.end)])
    .filter(([start, end]) => start < end);
}

/** An event whose times Graph shows broken is left out; Exchange's own name of UTC is none of that. */
function isBlocking({ flaw, isCancelled, showAs }: CalendarEvent): boolean {
  const isBroken = flaw !== null && flaw !== undefined && flaw !== "tzone://Microsoft/Utc";
  return !isBroken && !isCancelled && showAs !== "free" && showAs !== "workingElsewhere";
}

/** When an event takes place: a series at each of its starts but those that were deleted or changed by themselves. */
function spansOf(event: CalendarEvent, all: readonly CalendarEvent[], end: number) {
  const { span } = event;
  if (span.start >= span.end) return [];
  if (event.type !== "seriesMaster") return [span];
  const changed = all.flatMap((other) =>
    other.type === "exception" && other.masterKey === event.key ? [other.originalStart] : [],
  );
  const gone = new Set([...changed, ...event.series.excluded]);
  return seriesStarts(event.series.rules[0] ?? "", span.start, span.allDay ? "UTC" : event.zone, end)
    .filter((start) => !gone.has(start))
    .map((start) => ({ start, end: start + span.end - span.start }));
}

function merge(minutes: readonly Minutes[]): Minutes[] {
  const merged: [number, number][] = [];
  for (const [start, end] of minutes.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}
