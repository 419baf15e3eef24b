import { anchorAt, firstRuleStart } from "../recurrence/rule-starts.ts";
import { parseRule } from "../recurrence/rules/parse-rule.ts";
import type { CalendarEvent, Series, SeriesMaster, Span } from "./event.ts";
import { occurrenceKey } from "./event-id.ts";

/** Without an anchor a series starts at the first time its rule gives, whatever start was asked for, as in Outlook. */
export type SeriesDraft = Pick<Series, "rules" | "pattern"> & Partial<Omit<Series, "rules" | "pattern">>;

/** What events of every type have. */
type Fields = Omit<CalendarEvent, "type" | "series" | "masterKey" | "originalStart">;

/** The event as a single one. */
export function withoutSeries(fields: Fields & { series?: unknown }): CalendarEvent {
  const { series: _, ...rest } = fields;
  return { ...rest, type: "singleInstance" };
}

/** The series of a draft. */
export function asMaster(fields: Fields, draft: SeriesDraft): SeriesMaster {
  const { span, zone } = fields;
  const start = draft.anchor === undefined ? firstStart(draft.rules, span, zone) : span.start;
  return {
    ...fields,
    type: "seriesMaster",
    span: { ...span, start, end: start + span.end - span.start },
    series: {
      anchor: anchorAt(start, span.allDay ? "UTC" : zone),
      part: null,
      nominalDays: 0,
      added: [],
      excluded: [],
      ...draft,
    },
  };
}

function firstStart([text]: readonly string[], span: Span, zone: string): number {
  const parsed = text === undefined ? null : parseRule(text);
  if (parsed?.ok !== true) return span.start;
  return firstRuleStart(parsed.value.rule, span.start, span.allDay ? "UTC" : zone) ?? span.start;
}

/** A series as the draft of one that begins anew; null of none. */
export function restarted(master: SeriesMaster | null): SeriesDraft | null {
  if (master === null) return null;
  const { rules, pattern, added } = master.series;
  return { rules, pattern, added };
}

/** An occurrence as an event of its own within the series, so that it can be changed. */
export function asException(master: SeriesMaster, originalStart: number, span: Span): CalendarEvent {
  const { series: _, ...fields } = master;
  const key = occurrenceKey(master.key, originalStart);
  return {
    ...fields,
    key,
    type: "exception",
    masterKey: master.key,
    originalStart,
    span,
    transactionId: null,
  };
}

/** What ties an exception to its series. */
export function exceptionFields(event: CalendarEvent & { type: "exception" }) {
  return { masterKey: event.masterKey, originalStart: event.originalStart };
}
