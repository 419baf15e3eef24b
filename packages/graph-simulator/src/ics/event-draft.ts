import type { Series, SeriesPart } from "../events/event.ts";
import type { EventDraft } from "../events/event-editor.ts";
import { shiftedStart } from "../recurrence/occurrence-starts.ts";
import { rruleToPattern } from "../recurrence/rrule-to-pattern.ts";
import type { IcsEvent } from "./read/read-event.ts";

/** The calendar that events are put into. */
export type EventTarget = { mailboxId: string; calendarId: string };

/** An event without a series: what the file says of it, and nothing of how it repeats. */
export function singleDraft(event: IcsEvent, target: EventTarget): EventDraft {
  const { subject, showAs, sensitivity, isCancelled, span, zone, details, uid } = event;
  const content = { subject, showAs, sensitivity, isCancelled, span, zone, details };
  return { ...content, ...target, iCalUId: uid, transactionId: null, series: null };
}

/** A series; or the part of it that has `content`, a changed occurrence from which on it is another, with dates of its own. */
export function seriesDraft(
  main: IcsEvent,
  target: EventTarget,
  part: SeriesPart | null,
  content: IcsEvent = main,
): EventDraft {
  const zone = main.span.allDay ? "UTC" : main.zone;
  const own = (starts: readonly number[]) =>
    starts.filter((start) => isIn(part, start)).map((start) => shiftedStart(start, part, zone));
  const series: Series = {
    rules: main.rules,
    anchor: main.anchor,
    part,
    nominalDays: content.nominalDays,
    pattern: part === null ? patternOf(main, zone) : null,
    added: [...own(main.added), ...(content === main ? [] : content.added)],
    excluded: [...own(main.excluded), ...(content === main ? [] : content.excluded)],
  };
  return { ...singleDraft(content, target), zone: main.zone, iCalUId: main.uid, series };
}

/** Whether a start of the whole series is in this part. */
export function isIn(part: SeriesPart | null, start: number): boolean {
  return start >= (part?.from ?? start) && start < (part?.before ?? start + 1);
}

/** Whether an event repeats, or has at least said that it doesn't take place when it starts. */
export function repeats({ rules, added, excluded }: IcsEvent): boolean {
  return rules.length > 0 || added.length > 0 || excluded.length > 0;
}

function patternOf({ rules, span }: IcsEvent, zone: string) {
  const [rule, ...others] = rules;
  return rule === undefined || others.length > 0 ? null : rruleToPattern(rule, span.start, zone);
}
