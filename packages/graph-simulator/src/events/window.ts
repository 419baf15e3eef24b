import { instantToWall } from "../time/wall-clock.ts";
import type { Span } from "./event.ts";

/** A half-open range of instants, and the same range on a mailbox's wall clock, by which all-day events are judged. */
export type Window = { start: number; end: number; wallStart: number; wallEnd: number };

/** The window `[start, end)` of instants as a mailbox in `zone` sees it. */
export function windowOf(start: number, end: number, zone: string): Window {
  return { start, end, wallStart: instantToWall(start, zone), wallEnd: instantToWall(end, zone) };
}

/** Whether an event shares time with the window; one without length counts at its start. */
export function overlaps(span: Span, window: Window): boolean {
  const start = span.allDay ? window.wallStart : window.start;
  const end = span.allDay ? window.wallEnd : window.end;
  return span.start < end && (span.end > start || (span.start === span.end && span.start >= start));
}
