import { z } from "zod";
import type { Calendar } from "../mailbox/calendar.ts";
import { calendarTraitsSchema } from "../mailbox/calendar.ts";
import { newCalendar } from "../mailbox/create-mailbox.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { calendarOfId } from "../mailbox/mailbox.ts";
import { overlay } from "../overlay.ts";
import type { Result } from "../result.ts";
import { fail, ok } from "../result.ts";
import type { Simulation } from "../simulation.ts";
import type { ControlError } from "./control-error.ts";
import { invalid, notFound } from "./control-error.ts";

export const calendarDraftSchema = z.object({
  name: z.string().min(1),
  id: z.string().min(1).optional(),
  ...calendarTraitsSchema.partial().shape,
});
export type CalendarInput = z.input<typeof calendarDraftSchema>;

export const calendarPatchSchema = z
  .object({ name: z.string().min(1), ...calendarTraitsSchema.shape })
  .partial();
export type CalendarPatch = z.input<typeof calendarPatchSchema>;

export const calendarMoveSchema = z.object({
  /** Whether the old id goes on working beside the new one, until it is retired. */
  keepsOldId: z.boolean(),
});

export type CalendarInfo = Omit<Calendar, "changeKey">;

/** Control-only: adding, changing, moving and removing calendars; nobody is notified. */
export function calendarControl(sim: Simulation) {
  function locate(
    address: string,
    id: string,
  ): Result<{ mailbox: Mailbox; calendar: Calendar }, ControlError> {
    const mailbox = sim.mailboxes.find(address);
    if (mailbox === undefined) return fail(notFound("mailbox of this address"));
    const calendar = calendarOfId(mailbox, id);
    return calendar === undefined ? fail(notFound("calendar of this id")) : ok({ mailbox, calendar });
  }

  /** Puts other calendars in place of one. */
  function replace(mailbox: Mailbox, calendar: Calendar, by: Calendar[]): void {
    const calendars = mailbox.calendars.flatMap((one) => (one.id === calendar.id ? by : [one]));
    sim.mailboxes.put({ ...mailbox, calendars });
    sim.touch();
  }

  function change(address: string, id: string, patch: Partial<Calendar>): Result<CalendarInfo, ControlError> {
    const found = locate(address, id);
    if (!found.ok) return found;
    const { mailbox, calendar } = found.value;
    const changed = { ...calendar, ...patch };
    replace(mailbox, calendar, [changed]);
    return ok(calendarInfo(changed));
  }

  return {
    addCalendar: (address: string, input: CalendarInput): Result<CalendarInfo, ControlError> => {
      const mailbox = sim.mailboxes.find(address);
      if (mailbox === undefined) return fail(notFound("mailbox of this address"));
      const place = { seed: mailbox.seed, position: mailbox.calendars.length };
      const calendar = newCalendar(calendarDraftSchema.parse(input), place, sim.ids);
      sim.mailboxes.put({ ...mailbox, calendars: [...mailbox.calendars, calendar] });
      sim.touch();
      return ok(calendarInfo(calendar));
    },

    updateCalendar: (
      address: string,
      id: string,
      patch: CalendarPatch,
    ): Result<CalendarInfo, ControlError> => {
      const found = locate(address, id);
      if (!found.ok) return found;
      return change(address, id, overlay(found.value.calendar, calendarPatchSchema.parse(patch)));
    },

    /** Gives a calendar another id, as the upgrade of shared calendars does (Microsoft: message centre MC1287370). */
    moveCalendar: (
      address: string,
      id: string,
      { keepsOldId }: { keepsOldId: boolean },
    ): Result<CalendarInfo, ControlError> => {
      const found = locate(address, id);
      if (!found.ok) return found;
      const { mailbox, calendar } = found.value;
      const newId = sim.ids.calendarId(mailbox.seed);
      moveEvents(calendar.id, newId);
      const formerIds = keepsOldId ? [...calendar.formerIds, calendar.id] : [];
      return change(address, calendar.id, { id: newId, formerIds });
    },

    /** Ends a calendar's former ids: from now on they are 404, and subscriptions to them hear of nothing more. */
    retireCalendarIds: (address: string, id: string): Result<CalendarInfo, ControlError> =>
      change(address, id, { formerIds: [] }),

    /** Removes a calendar with its events. */
    removeCalendar: (address: string, id: string): Result<null, ControlError> => {
      const found = locate(address, id);
      if (!found.ok) return found;
      const { mailbox, calendar } = found.value;
      if (calendar.isDefaultCalendar) return fail(invalid("The default calendar can't be removed."));
      for (const event of sim.events.listCalendar(calendar.id)) sim.events.remove(event.key);
      replace(mailbox, calendar, []);
      return ok(null);
    },
  };

  function moveEvents(from: string, to: string): void {
    const moved = [...sim.events.all()].filter(({ calendarId }) => calendarId === from);
    for (const { key } of moved) sim.events.remove(key);
    for (const event of moved) sim.events.put({ ...event, calendarId: to });
  }
}

/** A calendar as the control API shows it. */
export function calendarInfo({ changeKey: _, ...calendar }: Calendar): CalendarInfo {
  return calendar;
}
