import type { Span } from "../../events/event.ts";
import type { EventPatch } from "../../events/event-editor.ts";
import type { SeriesDraft } from "../../events/event-forms.ts";
import { patternToRrule } from "../../recurrence/pattern-to-rrule.ts";
import type { PatternedRecurrence } from "../../recurrence/patterned-recurrence.ts";
import { readUsableRule } from "../../recurrence/rules/usable-rule.ts";
import { DAY_MS, startOfDay } from "../../time/day.ts";
import type { ReadDateTime } from "../../time/graph-date-time.ts";
import { readDateTime } from "../../time/graph-date-time.ts";
import { instantToWall, wallToInstant } from "../../time/wall-clock.ts";
import type { Reply } from "../protocol/reply.ts";
import { failure } from "../protocol/reply.ts";
import type { EventPayload } from "./event-payload.ts";

type Failure = Reply & { failed: true };

/**
 * What a payload changes in an event that is `before` (null for a new one): times that aren't given stay,
 * and an all-day event has to run from midnight to midnight.
 */
export function patchOf(
  payload: EventPayload,
  before: { span: Span; zone: string } | null,
): EventPatch | Failure {
  const timed = payload.start !== undefined || payload.end !== undefined || payload.isAllDay !== undefined;
  const times = timed || before === null ? readTimes(payload, before) : before;
  if ("failed" in times) return times;
  const placed = placeSeries(payload.recurrence, times);
  if ("failed" in placed) return placed;
  const { subject, showAs, sensitivity, details } = payload;
  return {
    ...(subject === undefined ? {} : { subject: subject ?? "" }),
    ...(showAs === undefined ? {} : { showAs }),
    ...(sensitivity === undefined ? {} : { sensitivity }),
    ...(timed || placed.span !== times.span ? { span: placed.span, zone: times.zone } : {}),
    ...(placed.series === undefined ? {} : { series: placed.series }),
    details,
  };
}

function readTimes(
  payload: EventPayload,
  before: { span: Span; zone: string } | null,
): { span: Span; zone: string } | Failure {
  const start = payload.start === undefined ? null : readDateTime(payload.start);
  const end = payload.end === undefined ? null : readDateTime(payload.end);
  if ((payload.start !== undefined && start === null) || (payload.end !== undefined && end === null)) {
    return failure(400, "ErrorInvalidTimeZone", "A start or end is not a valid time in a valid time zone.");
  }
  const allDay = payload.isAllDay ?? before?.span.allDay ?? false;
  if (before === null && (start === null || end === null)) {
    return failure(400, "ErrorPropertyMissing", "Required property is missing: start and end.");
  }
  const span = {
    allDay,
    start: pick(start, allDay) ?? convert(before, "start", allDay),
    end: pick(end, allDay) ?? convert(before, "end", allDay),
  };
  if (allDay && (startOfDay(span.start) !== span.start || startOfDay(span.end) !== span.end)) {
    return invalid(
      "The Event.Start and Event.End properties of an all-day event need to be set to midnight.",
    );
  }
  if (allDay && span.end - span.start < DAY_MS) {
    return invalid("The duration of an event marked as All day must be at least 24 hours.");
  }
  if (span.end < span.start) return invalid("The event's end is before its start.");
  return { span, zone: start?.zone ?? before?.zone ?? end?.zone ?? "UTC" };
}

function pick(time: ReadDateTime | null, allDay: boolean): number | null {
  if (time === null) return null;
  return allDay ? time.wall : time.instant;
}

/** A time that stays, in the terms of what the event becomes (dates or instants). */
function convert(
  before: { span: Span; zone: string } | null,
  side: "start" | "end",
  allDay: boolean,
): number {
  if (before === null) return 0;
  const { span, zone } = before;
  return span.allDay && !allDay ? wallToInstant(span[side], zone) : span[side];
}

/** The series' draft, and the span moved to the day on which the recurrence begins. */
function placeSeries(
  recurrence: PatternedRecurrence | null | undefined,
  { span, zone }: { span: Span; zone: string },
): { span: Span; series: SeriesDraft | null | undefined } | Failure {
  if (recurrence === undefined || recurrence === null) return { span, series: recurrence };
  const rrule = patternToRrule(recurrence, span.allDay ? "UTC" : zone);
  if (rrule === null) return invalid("The recurrence pattern lacks a property that its type needs.");
  const start = seriesStart(recurrence.range.startDate, span, zone);
  const usable = readUsableRule(
    rrule,
    instantToWall(start, span.allDay ? "UTC" : zone),
    span.end - span.start,
  );
  if (!usable.ok)
    return failure(400, "ErrorOccurrenceTimeSpanTooBig", `The recurrence can't be used: ${usable.error}.`);
  return {
    span: start === span.start ? span : { ...span, start, end: start + span.end - span.start },
    series: { rules: [rrule], pattern: recurrence },
  };
}

function seriesStart(startDate: string, span: Span, zone: string): number {
  const day = Date.parse(`${startDate}T00:00Z`);
  if (span.allDay) return day;
  const wall = instantToWall(span.start, zone);
  return wallToInstant(day + wall - startOfDay(wall), zone);
}

function invalid(message: string): Failure {
  return failure(400, "ErrorPropertyValidationFailure", message);
}
