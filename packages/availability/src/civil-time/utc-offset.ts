import { Temporal } from "temporal-polyfill";
import { ceilMinute, type Minute, type MinuteRange } from "../intervals/minutes.ts";

/** A stretch of time over which a zone keeps one UTC offset (minutes; civil time = UTC + offset). */
export type OffsetSpan = MinuteRange & { offset: number };

/** How many stretches are remembered. They are facts of the time zone database, which a process loads once. */
const remembered = 10_000;
const spansOf = new Map<string, OffsetSpan[]>();
let count = 0;

/** The stretch from a minute to the zone's next transition; its end is Infinity if the zone has none ahead. */
function offsetSpanFrom(start: Minute, timeZone: string): OffsetSpan {
  const spans = spansOf.get(timeZone) ?? [];
  const known = spans.find((span) => span.start <= start && start < span.end);
  if (known) return { ...known, start };
  const span = findOffsetSpan(start, timeZone);
  if (count >= remembered) {
    spansOf.clear();
    count = 0;
  }
  spansOf.set(timeZone, [...spans, span]);
  count += 1;
  return { ...span, start };
}

/** The whole stretch around a minute, which asking the zone's rules for is slow. */
function findOffsetSpan(minute: Minute, timeZone: string): OffsetSpan {
  const moment = Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO(timeZone);
  const next = moment.getTimeZoneTransition("next");
  const previous = moment.add({ minutes: 1 }).getTimeZoneTransition("previous");
  return {
    start: previous === null ? -Infinity : ceilMinute(previous.epochMilliseconds),
    end: next === null ? Infinity : ceilMinute(next.epochMilliseconds),
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
