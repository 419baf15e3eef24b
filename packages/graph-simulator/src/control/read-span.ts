import type { Span } from "../events/event.ts";
import { DAY_MS, startOfDay } from "../time/day.ts";
import { parseWall } from "../time/graph-date-time.ts";
import { instantToWall, wallToInstant } from "../time/wall-clock.ts";

const OFFSET = /T.*(Z|[+-]\d{2}:?\d{2})$/i;

/**
 * The span that short-form fields give an event whose span is `before` (null for a new one); times without an offset are
 * meant in `zone`. A start without an end keeps the length. Null if a time is unreadable or the end is before the start.
 */
export function readSpan(
  fields: { start?: string | undefined; end?: string | undefined; allDay?: boolean | undefined },
  zone: string,
  before: Span | null,
): Span | null {
  const allDay = fields.allDay ?? before?.allDay ?? false;
  const base = before === null ? null : convert(before, allDay, zone);
  const start = fields.start === undefined ? base?.start : readTime(fields.start, allDay, zone);
  const given = fields.end === undefined ? undefined : readTime(fields.end, allDay, zone);
  if (start === undefined || start === null || given === null) return null;
  const end = given ?? (base === null ? start : start + base.end - base.start);
  if (end < start) return null;
  return { allDay, start, end: allDay ? Math.max(end, start + DAY_MS) : end };
}

function readTime(text: string, allDay: boolean, zone: string): number | null {
  const hasOffset = OFFSET.test(text);
  const value = hasOffset ? Date.parse(text) : parseWall(text);
  if (value === null || Number.isNaN(value)) return null;
  if (allDay) return startOfDay(hasOffset ? instantToWall(value, zone) : value);
  return hasOffset ? value : wallToInstant(value, zone);
}

function convert(span: Span, allDay: boolean, zone: string): Span {
  if (span.allDay === allDay) return span;
  if (!allDay) return { allDay, start: wallToInstant(span.start, zone), end: wallToInstant(span.end, zone) };
  return {
    allDay,
    start: startOfDay(instantToWall(span.start, zone)),
    end: startOfDay(instantToWall(span.end, zone)),
  };
}
