import type { DraftTime } from "../events/event-draft.js";

/**
 * The calendar grid's clock setting for a zone that is `offset` minutes ahead of UTC. The grid (5.10.1) takes an
 * offset of zero for "don't convert" and would show the browser's own clock, so that UTC is one minute off instead.
 */
export function gridTimeZone(offset: number): string;

/** When a new event takes place after a click on the grid: the clicked half hour, or the clicked day. */
export function clickedTime(wall: string, allDay: boolean): DraftTime;

/** When a new event takes place after a range was drawn on the grid; `end` is exclusive. */
export function drawnTime(start: string, end: string, allDay: boolean): DraftTime;

/** The `YYYY-MM-DD` of a date the grid gives out, which is on the browser's own clock. */
export function dayOf(date: Date): string;
