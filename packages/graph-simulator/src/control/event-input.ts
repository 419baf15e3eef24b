import { z } from "zod";
import { ATTENDEE_ANSWERS, withAnswers } from "../events/attendee-answers.ts";
import type { EventView, Span } from "../events/event.ts";
import { SENSITIVITY, SHOW_AS } from "../events/event.ts";
import type { EventPatch } from "../events/event-editor.ts";
import type { SeriesDraft } from "../events/event-forms.ts";
import { EVENT_FLAWS } from "../events/flaw.ts";
import type { Mailbox } from "../mailbox/mailbox.ts";
import { rruleToPattern } from "../recurrence/rrule-to-pattern.ts";
import { firstRuleStart } from "../recurrence/rule-starts.ts";
import { readUsableRule } from "../recurrence/rules/usable-rule.ts";
import type { Result } from "../result.ts";
import { fail, ok } from "../result.ts";
import { formatInstant } from "../time/graph-date-time.ts";
import { toIanaZone } from "../time/zone-names.ts";
import type { ControlError } from "./control-error.ts";
import { invalid } from "./control-error.ts";
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
  /** What attendees answer, by their addresses. */
  answers: z.record(z.string(), z.enum(ATTENDEE_ANSWERS)).optional(),
  /** What is wrong with its times as Graph shows them; null mends it. */
  flaw: z.enum(EVENT_FLAWS).nullable().optional(),
};
export const eventDraftSchema = z.object({ calendarId: z.string().optional(), ...fields });
export const eventPatchSchema = z.object(fields).partial();
export type EventInput = z.input<typeof eventDraftSchema>;
export type EventPatchInput = z.input<typeof eventPatchSchema>;

/** What an event's short form changes in an event that is `view` (null for a new one). */
export function patchOf(
  input: EventPatchInput,
  mailbox: Mailbox,
  view: EventView | null,
  now: number,
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
    ...(input.flaw === undefined ? {} : { flaw: input.flaw }),
    ...(input.answers === undefined
      ? {}
      : { details: withAnswers(view?.event.details ?? {}, input.answers, formatInstant(now)) }),
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
