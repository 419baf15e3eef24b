import type { CalendarEvent, EventView } from "../events/event.ts";
import { viewOf } from "../events/event.ts";
import { parseEventId } from "../events/event-id.ts";
import { windowOf } from "../events/window.ts";
import { hasId } from "../mailbox/calendar.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { calendarOfId, defaultCalendar } from "../mailbox/mailbox.ts";
import type { Result } from "../result.ts";
import { fail, ok } from "../result.ts";
import type { Simulation } from "../simulation.ts";
import type { ControlError } from "./control-error.ts";
import { invalid, notFound } from "./control-error.ts";
import type { EventInfo } from "./event-info.ts";
import { eventInfo } from "./event-info.ts";
import type { EventInput, EventPatchInput } from "./event-input.ts";
import { patchOf } from "./event-input.ts";

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
          .filter((calendar) => query.calendarId === undefined || hasId(calendar, query.calendarId))
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
      const calendar =
        input.calendarId === undefined ? defaultCalendar(mailbox) : calendarOfId(mailbox, input.calendarId);
      if (calendar === undefined) return fail(notFound("calendar of this id"));
      const patch = patchOf(input, mailbox, null, sim.now());
      if (!patch.ok) return patch;
      const { span, zone = mailbox.timeZone } = patch.value;
      if (span === undefined) return fail(invalid("An event needs a start and an end."));
      const event = sim.editor.create({
        mailboxId: mailbox.id,
        calendarId: calendar.id,
        subject: input.title,
        showAs: input.showAs ?? "busy",
        sensitivity: input.sensitivity ?? "normal",
        isCancelled: input.isCancelled ?? false,
        flaw: input.flaw ?? null,
        span,
        zone,
        details: patch.value.details ?? {},
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
      const patch = patchOf(input, mailbox, view, sim.now());
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
