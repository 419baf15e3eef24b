import type { Ids } from "../ids.ts";
import { anchorAt, firstRuleStart } from "../recurrence/rule-starts.ts";
import { parseRule } from "../recurrence/rules/parse-rule.ts";
import type { CalendarEvent, EventDetails, EventView, Series, SeriesMaster, Span } from "./event.ts";
import type { EventKey } from "./event-id.ts";
import { occurrenceKey } from "./event-id.ts";
import type { EventStore } from "./event-store.ts";

/** What happened to an event. A change of one occurrence is reported as an update of its series. */
export type EventChange = {
  changeType: "created" | "updated" | "deleted";
  mailboxId: string;
  calendarId: string;
  key: EventKey;
  changeKey: string;
};

/** Without an anchor a series starts at the first time its rule gives, whatever start was asked for, as in Outlook. */
export type SeriesDraft = Pick<Series, "rules" | "pattern"> & Partial<Omit<Series, "rules" | "pattern">>;
type EventContent = Pick<
  CalendarEvent,
  "subject" | "showAs" | "sensitivity" | "isCancelled" | "span" | "zone"
> & {
  details: EventDetails;
};
export type EventDraft = EventContent & {
  mailboxId: string;
  calendarId: string;
  iCalUId?: string;
  transactionId: string | null;
  series: SeriesDraft | null;
};
/** Only what is given changes; `series: null` ends the repetition. */
export type EventPatch = Partial<EventContent> & { series?: SeriesDraft | null };

/** Makes, changes and deletes events, and tells of every change. */
export type EventEditor = {
  create: (draft: EventDraft) => CalendarEvent;
  /** Changes an event; a patched occurrence becomes an exception of its series. */
  update: (view: EventView, patch: EventPatch) => CalendarEvent;
  /** Deletes an event; a series with all its occurrences, an occurrence alone. */
  remove: (view: EventView) => void;
};

/** Makes an editor of the given store. */
export function createEventEditor(deps: {
  events: EventStore;
  ids: Ids;
  now: () => number;
  publish: (change: EventChange) => void;
}): EventEditor {
  const { events, ids, now, publish } = deps;

  function tell(changeType: EventChange["changeType"], event: CalendarEvent): void {
    const { mailboxId, calendarId, changeKey } = event;
    const key = event.type === "exception" ? event.masterKey : event.key;
    publish({ changeType, mailboxId, calendarId, key, changeKey });
  }

  function stamp() {
    return { changeKey: ids.changeKey(), modifiedAt: now() };
  }

  function exclude(master: SeriesMaster, start: number): void {
    const series = { ...master.series, excluded: [...master.series.excluded, start] };
    const changed = { ...master, ...stamp(), series };
    events.put(changed);
    tell("updated", changed);
  }

  function change(event: CalendarEvent, patch: EventPatch): CalendarEvent {
    const { series, ...content } = patch;
    const fields = { ...event, ...content, ...stamp(), details: { ...event.details, ...content.details } };
    if (event.type === "exception") return { ...fields, type: "exception", ...exceptionFields(event) };
    // A series whose times change starts afresh, as in Outlook: its exceptions and deletions no longer fit.
    const reset = series !== undefined || patch.span !== undefined || patch.zone !== undefined;
    if (reset) for (const exception of events.exceptionsOf(event.key)) events.remove(exception.key);
    const master = event.type === "seriesMaster" ? event : null;
    if (master !== null && !reset) return { ...fields, type: "seriesMaster", series: master.series };
    const draft = series === undefined ? restarted(master) : series;
    return draft === null ? withoutSeries(fields) : asMaster(fields, draft);
  }

  return {
    create: (draft) => {
      const { series, iCalUId, ...content } = draft;
      const fields = {
        ...content,
        ...stamp(),
        key: ids.eventKey(),
        createdAt: now(),
        iCalUId:
          iCalUId ??
          `040000008200E00074C5B7101A82E00800000000${ids.guid().replaceAll("-", "").toUpperCase()}`,
      };
      const event = series === null ? withoutSeries(fields) : asMaster(fields, series);
      events.put(event);
      tell("created", event);
      return event;
    },
    update: (view, patch) => {
      const event =
        view.type === "occurrence" ? asException(view.event, view.originalStart, view.span) : view.event;
      const changed = change(event, patch);
      events.put(changed);
      tell("updated", changed);
      return changed;
    },
    remove: (view) => {
      if (view.type === "occurrence") return exclude(view.event, view.originalStart);
      events.remove(view.key);
      if (view.type !== "exception") return tell("deleted", view.event);
      const master = events.get(view.event.masterKey);
      if (master?.type === "seriesMaster") exclude(master, view.originalStart);
    },
  };
}

type Fields = Omit<CalendarEvent, "type" | "series" | "masterKey" | "originalStart">;

function withoutSeries(fields: Fields & { series?: unknown }): CalendarEvent {
  const { series: _, ...rest } = fields;
  return { ...rest, type: "singleInstance" };
}

function restarted(master: SeriesMaster | null): SeriesDraft | null {
  if (master === null) return null;
  const { rules, pattern, added } = master.series;
  return { rules, pattern, added };
}

function asMaster(fields: Fields, draft: SeriesDraft): SeriesMaster {
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

function asException(master: SeriesMaster, originalStart: number, span: Span): CalendarEvent {
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

function exceptionFields(event: CalendarEvent & { type: "exception" }) {
  return { masterKey: event.masterKey, originalStart: event.originalStart };
}
