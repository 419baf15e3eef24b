import type { SeriesMaster, Span } from "../events/event.ts";
import { DAY_MS } from "../time/day.ts";
import { instantToWall, wallToInstant } from "../time/wall-clock.ts";

/** The span of the occurrence of a series that starts at `start`: of the series' own length. */
export function occurrenceSpan({ span, zone, series }: SeriesMaster, start: number): Span {
  const { allDay } = span;
  const days = allDay ? 0 : series.nominalDays;
  const rest = span.end - addDays(span.start, days, zone);
  return { allDay, start, end: addDays(start, days, zone) + rest };
}

/** The same time of day so many days later; an instant. */
export function addDays(instant: number, days: number, zone: string): number {
  return days === 0 ? instant : wallToInstant(instantToWall(instant, zone) + days * DAY_MS, zone);
}
