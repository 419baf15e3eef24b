import { firstStart } from "../recurrence/occurrence-starts.ts";
import type { CalendarEvent, Series, SeriesMaster, Span } from "./event.ts";
import { occurrenceKey } from "./event-id.ts";

export type SeriesDraft = Pick<Series, "rrule" | "pattern"> & Partial<Pick<Series, "added" | "excluded">>;

/** What events of every type have. */
type Fields = Omit<CalendarEvent, "type" | "series" | "masterKey" | "originalStart">;

/** The event as a single one. */
export function withoutSeries(fields: Fields & { series?: unknown }): CalendarEvent {
  const { series: _, ...rest } = fields;
  return { ...rest, type: "singleInstance" };
}

/** A series starts at the first time its rule gives, whatever start was asked for. */
export function asMaster(fields: Fields, draft: SeriesDraft): SeriesMaster {
  const { span, zone } = fields;
  const start =
    draft.rrule === null
      ? span.start
      : (firstStart(draft.rrule, span.start, span.allDay ? "UTC" : zone) ?? span.start);
  const series = { ...draft, added: draft.added ?? [], excluded: draft.excluded ?? [] };
  return {
    ...fields,
    type: "seriesMaster",
    span: { ...span, start, end: start + span.end - span.start },
    series,
  };
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
