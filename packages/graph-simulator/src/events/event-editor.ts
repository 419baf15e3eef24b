import type { Ids } from "../ids.ts";
import type { CalendarEvent, EventDetails, EventView, SeriesMaster } from "./event.ts";
import type { SeriesDraft } from "./event-forms.ts";
import { asException, asMaster, exceptionFields, restarted, withoutSeries } from "./event-forms.ts";
import type { EventKey } from "./event-id.ts";
import type { EventStore } from "./event-store.ts";
import type { EventFlaw } from "./flaw.ts";

/** What happened to an event. A change of one occurrence is reported as an update of its series. */
export type EventChange = {
  changeType: "created" | "updated" | "deleted";
  mailboxId: string;
  calendarId: string;
  key: EventKey;
  changeKey: string;
};

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
  flaw?: EventFlaw | null;
  transactionId: string | null;
  series: SeriesDraft | null;
};
/** Only what is given changes; `series: null` ends the repetition. */
export type EventPatch = Partial<EventContent> & { flaw?: EventFlaw | null; series?: SeriesDraft | null };

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
