import { type OffsetSpan, offsetSpanAt } from "@calcache/time-zones";
import { zoneOf } from "@calcache/time-zones/data";
import type { Minute, MinuteRange } from "../intervals/minutes.ts";

/** Cuts a range at the zone's transitions. In order, without gaps, together exactly the range. */
export function offsetSpans(timeZone: string, range: MinuteRange): OffsetSpan[] {
  const zone = zoneOf(timeZone);
  const spans: OffsetSpan[] = [];
  for (let start = range.start; start < range.end; ) {
    const { end, offset } = offsetSpanAt(zone, start);
    spans.push({ start, end: Math.min(end, range.end), offset });
    start = end;
  }
  return spans;
}

/** Tells the offset at a minute, with a stretch of time around it that the offset holds for. */
export type OffsetReader = (minute: Minute) => OffsetSpan;

/** Reads one zone. Remembers the last span, so ascending minutes are cheap. */
export function offsetReader(timeZone: string): OffsetReader {
  const zone = zoneOf(timeZone);
  let span: OffsetSpan = { start: 0, end: 0, offset: 0 };
  return (minute) => {
    if (minute < span.start || minute >= span.end) span = offsetSpanAt(zone, minute);
    return span;
  };
}
