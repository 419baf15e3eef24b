import type { ControlEvent, EventWrite, ShowAs } from "../control-shapes.d.ts";
import type { Repeat } from "../time/recurrence.js";

/** When a draft is: wall times to the minute, or whole days with the last one included, as people say it. */
export type DraftTime =
  | { readonly allDay: false; readonly start: string; readonly end: string }
  | { readonly allDay: true; readonly firstDay: string; readonly lastDay: string };

/** An event as the dialog holds it, in the mailbox's wall time. */
export type EventDraft = {
  readonly title: string;
  readonly calendarId?: string;
  readonly time: DraftTime;
  readonly showAs: ShowAs;
  readonly repeat: Repeat;
  readonly isPrivate: boolean;
};

/** The draft of a new event at `time`: untitled, busy, once. */
export function newDraft(time: DraftTime): EventDraft;

/** The draft of an existing event, in `zone`'s wall time. */
export function draftOf(event: ControlEvent, zone: string): EventDraft;

/** What is wrong with the draft, in words for the person who typed it; nothing if it can be saved. */
export function draftProblem(draft: EventDraft): string | undefined;

/** The control API's request to create the draft in a mailbox of `zone`. */
export function eventToCreate(draft: EventDraft, zone: string): EventWrite;

/**
 * The control API's request to make `event` what the draft says: only the fields the draft changes. An untouched
 * start or end keeps its instant, which matters where the wall time occurs twice.
 */
export function eventChanges(event: ControlEvent, draft: EventDraft, zone: string): Partial<EventWrite>;
