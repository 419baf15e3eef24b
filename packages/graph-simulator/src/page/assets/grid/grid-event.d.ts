import type { ControlEvent, EventWrite } from "../control-shapes.d.ts";

/** An event as the calendar grid takes it: wall times without an offset, which it shows as they are. */
export type GridEvent = {
  readonly id: string;
  readonly title: string;
  readonly start: string;
  readonly end: string;
  readonly allDay: boolean;
  readonly classNames: readonly string[];
  readonly extendedProps: { readonly source: ControlEvent };
};

/**
 * An event of the control API placed on the grid of a mailbox in `zone`. An event that ends earlier on the wall
 * clock than it began, because clocks went back meanwhile, is drawn at its true length.
 */
export function toGridEvent(event: ControlEvent, zone: string): GridEvent;

/**
 * The new times of an event that was dragged (`startSeconds` = `endSeconds`) or resized on the grid, by wall-clock
 * seconds. A side that did not move keeps its instant. An end that a clock change would put before the start keeps
 * the event's length instead.
 */
export function movedTimes(
  event: ControlEvent,
  zone: string,
  by: { readonly startSeconds: number; readonly endSeconds: number },
): Pick<EventWrite, "allDay" | "start" | "end">;

/** What a screen reader says of an event beyond its title and time: private, tentative, repeats. */
export function eventNotes(event: ControlEvent): readonly string[];
