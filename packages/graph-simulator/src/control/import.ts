import { viewOf } from "../events/event.ts";
import type { ImportReport } from "../ics/import-events.ts";
import { importEvents } from "../ics/import-events.ts";
import { readIcs } from "../ics/read/read-ics.ts";
import { calendarOfId, defaultCalendar } from "../mailbox/mailbox.ts";
import type { Result } from "../result.ts";
import { fail, ok } from "../result.ts";
import type { Simulation } from "../simulation.ts";
import type { ControlError } from "./control-error.ts";
import { invalid, notFound } from "./control-error.ts";

export type ImportOptions = {
  /** The default calendar if absent. */
  calendarId?: string | undefined;
  /** Deletes what the calendar holds first. */
  replace?: boolean;
};

/** Control-only: filling a calendar from an iCalendar file. */
export function importControl(sim: Simulation) {
  return {
    importIcs: (
      address: string,
      text: string,
      options: ImportOptions = {},
    ): Result<ImportReport, ControlError> => {
      const mailbox = sim.mailboxes.find(address);
      if (mailbox === undefined) return fail(notFound("mailbox of this address"));
      const { replace = false } = options;
      const calendar =
        options.calendarId === undefined
          ? defaultCalendar(mailbox)
          : calendarOfId(mailbox, options.calendarId);
      if (calendar === undefined) return fail(notFound("calendar of this id"));
      const calendarId = calendar.id;
      const file = readIcs(text, mailbox.timeZone);
      if (!file.ok) return fail(invalid(file.error));
      if (replace) for (const event of sim.events.listCalendar(calendarId)) sim.editor.remove(viewOf(event));
      return ok(importEvents(sim, { mailboxId: mailbox.id, calendarId }, file.value));
    },
  };
}
