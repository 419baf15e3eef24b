import type { CalendarEvent, SeriesMaster } from "../events/event.ts";
import { viewOf } from "../events/event.ts";
import type { EventDraft } from "../events/event-editor.ts";
import { occurrenceKey } from "../events/event-id.ts";
import { rruleToPattern } from "../recurrence/rrule-to-pattern.ts";
import type { Simulation } from "../simulation.ts";
import type { IcsEvent } from "./read-event.ts";
import { startIn } from "./read-event.ts";
import type { IcsFile, SkippedEvent } from "./read-ics.ts";

export type ImportReport = { imported: number; skipped: SkippedEvent[] };

/** Puts the events of a file into a calendar; one whose uid is there already is replaced. */
export function importEvents(
  sim: Pick<Simulation, "events" | "editor">,
  target: { mailboxId: string; calendarId: string },
  { events, skipped }: IcsFile,
): ImportReport {
  const present = new Map(sim.events.listCalendar(target.calendarId).map((event) => [event.iCalUId, event]));
  const masters = new Map<string, SeriesMaster>();
  const orphans: SkippedEvent[] = [];
  let imported = 0;
  for (const event of events.filter(({ recurrenceId }) => recurrenceId === null)) {
    const earlier = present.get(event.uid);
    if (earlier !== undefined) sim.editor.remove(viewOf(earlier));
    const created = sim.editor.create(draftOf(event, target));
    present.set(event.uid, created);
    if (created.type === "seriesMaster") masters.set(event.uid, created);
    imported += 1;
  }
  for (const event of events) {
    if (event.recurrenceId === null) continue;
    const master = masters.get(event.uid);
    if (master === undefined) orphans.push({ uid: event.uid, reason: "RECURRENCE-ID without its series" });
    else importException(sim, master, event, startIn(master.span, master.zone, event.recurrenceId));
    imported += master === undefined ? 0 : 1;
  }
  return { imported, skipped: [...skipped, ...orphans] };
}

function importException(
  sim: Pick<Simulation, "editor">,
  master: SeriesMaster,
  event: IcsEvent,
  originalStart: number,
): CalendarEvent {
  const { subject, showAs, sensitivity, isCancelled, span, zone, details } = event;
  const occurrence = {
    type: "occurrence" as const,
    key: occurrenceKey(master.key, originalStart),
    span: { ...master.span, start: originalStart, end: originalStart + master.span.end - master.span.start },
    event: master,
    originalStart,
  };
  return sim.editor.update(occurrence, { subject, showAs, sensitivity, isCancelled, span, zone, details });
}

function draftOf(event: IcsEvent, target: { mailboxId: string; calendarId: string }): EventDraft {
  const { uid, rrule, added, excluded, recurrenceId: _, ...content } = event;
  const { span, zone } = content;
  const repeats = rrule !== null || added.length > 0;
  return {
    ...content,
    ...target,
    iCalUId: uid,
    transactionId: null,
    series: repeats
      ? {
          rrule,
          pattern: rrule === null ? null : rruleToPattern(rrule, span.start, span.allDay ? "UTC" : zone),
          added,
          excluded: excluded.map((time) => startIn(span, zone, time)),
        }
      : null,
  };
}
