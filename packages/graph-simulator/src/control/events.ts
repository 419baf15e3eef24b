import { z } from "zod";
import type { CalendarEvent, EventView, Sensitivity, ShowAs, Span } from "../events/event.ts";
import { SENSITIVITY, SHOW_AS, viewOf } from "../events/event.ts";
import type { EventPatch, SeriesDraft } from "../events/event-editor.ts";
import { formatEventId, parseEventId } from "../events/event-id.ts";
import { windowOf } from "../events/window.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { defaultCalendar } from "../mailbox/mailbox.ts";
import { rruleToPattern } from "../recurrence/rrule-to-pattern.ts";
import { firstRuleStart } from "../recurrence/rule-starts.ts";
import { readUsableRule } from "../recurrence/rules/usable-rule.ts";
import type { Result } from "../result.ts";
import { fail, ok } from "../result.ts";
import type { Simulation } from "../simulation.ts";
import { wallDate } from "../time/day.ts";
import { wallToInstant } from "../time/wall-clock.ts";
import { toIanaZone } from "../time/zone-names.ts";
import type { ControlError } from "./control-error.ts";
import { invalid, notFound } from "./control-error.ts";
import { readSpan } from "./read-span.ts";

const fields = {
  title: z.string(),
  /** ISO 8601; without an offset it is meant in `timeZone`. For an all-day event only its date counts. */
  start: z.string(),
  /** As `start`; exclusive. */
  end: z.string(),
  allDay: z.boolean().optional(),
  showAs: z.enum(SHOW_AS).optional(),
  sensitivity: z.enum(SENSITIVITY).optional(),
  /** As an attendee sees a meeting that its organizer has called off. */
  isCancelled: z.boolean().optional(),
  /** RRULE text, e.g. `FREQ=WEEKLY;BYDAY=TU`; null ends a repetition. */
  recurrence: z.string().nullable().optional(),
  /** IANA or Windows name; the mailbox's own zone if absent. */
  timeZone: z.string().optional(),
};
export const eventDraftSchema = z.object({ calendarId: z.string().optional(), ...fields });
export const eventPatchSchema = z.object(fields).partial();
export type EventInput = z.input<typeof eventDraftSchema>;
export type EventPatchInput = z.input<typeof eventPatchSchema>;

/** An event as the control API shows it. */
export type EventInfo = {
  id: string;
  calendarId: string;
  title: string;
  /** ISO 8601, UTC. An all-day event's are the midnights of the mailbox's own zone. */
  start: string;
  end: string;
  allDay: boolean;
  /** Dates of an all-day event; the end is exclusive. */
  startDate?: string;
  endDate?: string;
  showAs: ShowAs;
  isCancelled: boolean;
  sensitivity: Sensitivity;
  recurring: boolean;
};

/** Control-only: events in the short form of a calendar page. Changes notify like any change through Graph. */
export function eventControl(sim: Simulation) {
  function locate(address: string, id: string): Result<{ mailbox: Mailbox; view: EventView }, ControlError> {
    const mailbox = sim.mailboxes.find(address);
    const key = parseEventId(id);
    const view = key === null ? undefined : sim.events.find(key);
    if (mailbox === undefined) return fail(notFound("mailbox of this address"));
    if (view === undefined || view.event.mailboxId !== mailbox.id) return fail(notFound("event of this id"));
    return ok({ mailbox, view });
  }

  return {
    /** Events of one calendar, or of all, in `[start, end)`, series expanded, sorted by start. */
    listEvents: (
      address: string,
      query: { start: string; end: string; calendarId?: string | undefined },
    ): Result<EventInfo[], ControlError> => {
      const mailbox = sim.mailboxes.find(address);
      if (mailbox === undefined) return fail(notFound("mailbox of this address"));
      const [start, end] = [Date.parse(query.start), Date.parse(query.end)];
      if (Number.isNaN(start) || Number.isNaN(end))
        return fail(invalid("start and end have to be ISO 8601 times."));
      const window = windowOf(start, end, mailbox.timeZone);
      return ok(
        mailbox.calendars
          .filter((calendar) => query.calendarId === undefined || calendar.id === query.calendarId)
          .flatMap((calendar) => sim.events.view(calendar.id, window))
          .map((view) => eventInfo(view, mailbox))
          .sort((a, b) => a.start.localeCompare(b.start)),
      );
    },

    /** A mailbox's events as they are stored: series by their rule, and the occurrences of them that were changed. */
    listStoredEvents: (address: string): Result<CalendarEvent[], ControlError> => {
      const mailbox = sim.mailboxes.find(address);
      if (mailbox === undefined) return fail(notFound("mailbox of this address"));
      return ok([...sim.events.all()].filter(({ mailboxId }) => mailboxId === mailbox.id));
    },

    createEvent: (address: string, input: EventInput): Result<EventInfo, ControlError> => {
      const mailbox = sim.mailboxes.find(address);
      if (mailbox === undefined) return fail(notFound("mailbox of this address"));
      const calendarId = input.calendarId ?? defaultCalendar(mailbox).id;
      if (!mailbox.calendars.some(({ id }) => id === calendarId))
        return fail(notFound("calendar of this id"));
      const patch = patchOf(input, mailbox, null);
      if (!patch.ok) return patch;
      const { span, zone = mailbox.timeZone } = patch.value;
      if (span === undefined) return fail(invalid("An event needs a start and an end."));
      const event = sim.editor.create({
        mailboxId: mailbox.id,
        calendarId,
        subject: input.title,
        showAs: input.showAs ?? "busy",
        sensitivity: input.sensitivity ?? "normal",
        isCancelled: input.isCancelled ?? false,
        span,
        zone,
        details: {},
        transactionId: null,
        series: patch.value.series ?? null,
      });
      return ok(eventInfo(viewOf(event), mailbox));
    },

    /** Changes an event or a whole series; for an occurrence's id, this occurrence alone. */
    updateEvent: (address: string, id: string, input: EventPatchInput): Result<EventInfo, ControlError> => {
      const found = locate(address, id);
      if (!found.ok) return found;
      const { mailbox, view } = found.value;
      const patch = patchOf(input, mailbox, view);
      if (!patch.ok) return patch;
      return ok(eventInfo(viewOf(sim.editor.update(view, patch.value)), mailbox));
    },

    /** Deletes an event or a whole series; for an occurrence's id, this occurrence alone. */
    deleteEvent: (address: string, id: string): Result<null, ControlError> => {
      const found = locate(address, id);
      if (!found.ok) return found;
      sim.editor.remove(found.value.view);
      return ok(null);
    },
  };
}

function patchOf(
  input: EventPatchInput,
  mailbox: Mailbox,
  view: EventView | null,
): Result<EventPatch, ControlError> {
  const zone =
    input.timeZone === undefined ? (view?.event.zone ?? mailbox.timeZone) : toIanaZone(input.timeZone);
  if (zone === null) return fail(invalid("timeZone is not a time zone."));
  const span = readSpan(input, zone, view?.span ?? null);
  if (span === null)
    return fail(invalid("start and end have to be ISO 8601 times, the end after the start."));
  const series = seriesOf(input.recurrence, span, zone);
  if (!series.ok) return series;
  const moved = input.start !== undefined || input.end !== undefined || input.allDay !== undefined;
  return ok({
    ...(input.title === undefined ? {} : { subject: input.title }),
    ...(input.showAs === undefined ? {} : { showAs: input.showAs }),
    ...(input.sensitivity === undefined ? {} : { sensitivity: input.sensitivity }),
    ...(input.isCancelled === undefined ? {} : { isCancelled: input.isCancelled }),
    ...(moved ? { span } : {}),
    ...(moved || input.timeZone !== undefined ? { zone } : {}),
    ...(series.value === undefined ? {} : { series: series.value }),
  });
}

function seriesOf(
  recurrence: string | null | undefined,
  span: Span,
  zone: string,
): Result<SeriesDraft | null | undefined, ControlError> {
  if (recurrence === undefined || recurrence === null) return ok(recurrence);
  const rrule = recurrence.replace(/^RRULE:/i, "");
  const seriesZone = span.allDay ? "UTC" : zone;
  const usable = readUsableRule(rrule, span.start, span.end - span.start);
  if (!usable.ok) return fail(invalid(`recurrence is not a usable RRULE: ${usable.error}.`));
  if (firstRuleStart(usable.value.rule, span.start, seriesZone) === null)
    return fail(invalid("recurrence is not a usable RRULE: it gives no time."));
  return ok({ rules: [rrule], pattern: rruleToPattern(rrule, span.start, seriesZone) });
}

function eventInfo(view: EventView, mailbox: Mailbox): EventInfo {
  const { event, span } = view;
  const iso = (ms: number) => new Date(span.allDay ? wallToInstant(ms, mailbox.timeZone) : ms).toISOString();
  return {
    id: formatEventId(mailbox.seed, view.key, false),
    calendarId: event.calendarId,
    title: event.subject,
    start: iso(span.start),
    end: iso(span.end),
    allDay: span.allDay,
    ...(span.allDay ? { startDate: wallDate(span.start), endDate: wallDate(span.end) } : {}),
    showAs: event.showAs,
    isCancelled: event.isCancelled,
    sensitivity: event.sensitivity,
    recurring: view.type !== "singleInstance",
  };
}
