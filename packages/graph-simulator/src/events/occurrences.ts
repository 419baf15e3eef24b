import { occurrenceSpan } from "../recurrence/occurrence-span.ts";
import { occurrenceStarts } from "../recurrence/occurrence-starts.ts";
import { DAY_MS } from "../time/day.ts";
import type { EventView, SeriesMaster } from "./event.ts";
import { occurrenceKey } from "./event-id.ts";
import type { Window } from "./window.ts";
import { overlaps } from "./window.ts";

/** The occurrences of a series in a window that exist by its rule alone: not those at the original starts that `changed` has. */
export function occurrencesIn(
  master: SeriesMaster,
  window: Window,
  changed: ReadonlyMap<number, unknown> | undefined,
): EventView[] {
  const length = master.span.end - master.span.start + (master.series.nominalDays > 0 ? DAY_MS : 0);
  const from = master.span.allDay ? window.wallStart : window.start;
  const to = master.span.allDay ? window.wallEnd : window.end;
  return occurrenceStarts(master, from - length, to)
    .filter((start) => changed?.has(start) !== true)
    .map((start) => occurrenceAt(master, start))
    .filter((view) => overlaps(view.span, window));
}

/** The occurrence of a series that starts at this time. */
export function occurrenceAt(master: SeriesMaster, start: number): EventView {
  const span = occurrenceSpan(master, start);
  return {
    type: "occurrence",
    key: occurrenceKey(master.key, start),
    span,
    event: master,
    originalStart: start,
  };
}
