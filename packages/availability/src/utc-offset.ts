import { Temporal } from "temporal-polyfill";
import { ceilMinute, type Minute, type MinuteRange } from "./minutes.ts";

/** A stretch of time over which a zone keeps one UTC offset (minutes; civil time = UTC + offset). */
export type OffsetSpan = MinuteRange & { offset: number };

/** The stretch from a minute to the zone's next transition; its end is Infinity if the zone has none ahead. */
function offsetSpanFrom(start: Minute, timeZone: string): OffsetSpan {
  const moment = Temporal.Instant.fromEpochMilliseconds(start * 60_000).toZonedDateTimeISO(timeZone);
  const transition = moment.getTimeZoneTransition("next");
  return {
    start,
    end: transition === null ? Infinity : ceilMinute(transition.epochMilliseconds),
    offset: Math.floor(moment.offsetNanoseconds / 60e9),
  };
}

/** Cuts a range at the zone's transitions. In order, without gaps, together exactly the range. */
export function offsetSpans(timeZone: string, range: MinuteRange): OffsetSpan[] {
  const spans: OffsetSpan[] = [];
  for (let start = range.start; start < range.end; ) {
    const span = offsetSpanFrom(start, timeZone);
    spans.push({ ...span, end: Math.min(span.end, range.end) });
    start = span.end;
  }
  return spans;
}

/** Tells the offset at a minute, with a stretch of time around it that the offset holds for. */
export type OffsetReader = (minute: Minute) => OffsetSpan;

/** Reads one zone. Remembers the last stretch until its transition, so ascending minutes are cheap. */
export function offsetReader(timeZone: string): OffsetReader {
  let span: OffsetSpan = { start: 0, end: 0, offset: 0 };
  return (minute) => {
    if (minute < span.start || minute >= span.end) span = offsetSpanFrom(minute, timeZone);
    return span;
  };
}
