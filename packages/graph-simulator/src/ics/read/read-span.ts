import type { SeriesAnchor, Span } from "../../events/event.ts";
import { addDays } from "../../recurrence/occurrence-span.ts";
import type { WallMs } from "../../time/day.ts";
import { DAY_MS, startOfDay } from "../../time/day.ts";
import { instantToWall, wallToInstant } from "../../time/wall-clock.ts";
import type { Component } from "./components.ts";
import { property, textOf } from "./components.ts";
import type { Property } from "./content-lines.ts";
import { readDuration } from "./read-duration.ts";
import type { IcsTime, TimeContext } from "./read-time.ts";
import { readTime } from "./read-time.ts";

/** The last moment that times have a form for. */
const LAST_MS = Date.UTC(9999, 11, 31);

/** When an event takes place, and how many days of its length are days of the calendar. */
export type IcsSpan = { span: Span; anchor: SeriesAnchor; nominalDays: number; zone: string };

/** An event's end as its file says it: at a time, after so long, or not at all. */
type End = { kind: "at"; time: IcsTime } | { kind: "after"; days: number; ms: number };

/** Reads when an event takes place; what can't be used of its end is told to `warn`, and the event has no length then. */
export function readEventSpan(
  component: Component,
  start: IcsTime,
  context: TimeContext,
  warn: (reason: string) => void,
): IcsSpan {
  const end = readEnd(component, context, warn);
  const zone = start.kind === "time" ? start.zone : context.floatingZone;
  if (start.kind === "date" || isMarkedAllDay(component, start, end)) {
    const length = end.kind === "at" ? startOfDay(end.time.wall) - start.wall : end.days * DAY_MS + end.ms;
    if (length < 0) warn("DTEND is before DTSTART: it is a day long");
    const span = { allDay: true, start: start.wall, end: start.wall + Math.max(DAY_MS, length) };
    return {
      span: bounded(span, warn),
      anchor: { start: span.start, wall: start.wall },
      nominalDays: 0,
      zone,
    };
  }
  const nominalDays = end.kind === "after" ? Math.min(end.days, LAST_MS / DAY_MS) : 0;
  const until =
    end.kind === "at" ? instantOf(end.time, zone) : addDays(start.instant, nominalDays, zone) + end.ms;
  if (until < start.instant) warn("DTEND is before DTSTART: it has no length");
  const span = { allDay: false, start: start.instant, end: Math.max(start.instant, until) };
  return { span: bounded(span, warn), anchor: { start: span.start, wall: start.wall }, nominalDays, zone };
}

/** Reads `start/end` or `start/duration` (RFC 5545, 3.3.9); null if it is neither, or ends before it begins. */
export function readPeriod(text: string, from: Property, context: TimeContext): Span | null {
  const [first = "", second = ""] = text.split("/");
  const start = readTime(first, from, context);
  if (start?.kind !== "time") return null;
  const length = readDuration(second);
  const end = length === null ? readTime(second, from, context) : null;
  if (length === null && end === null) return null;
  const until =
    length !== null
      ? addDays(start.instant, length.days, start.zone) + length.ms
      : instantOf(end ?? start, start.zone);
  return until < start.instant
    ? null
    : bounded({ allDay: false, start: start.instant, end: until }, () => {});
}

function readEnd(component: Component, context: TimeContext, warn: (reason: string) => void): End {
  const [end, duration] = [property(component, "dtend"), property(component, "duration")];
  const time = end === undefined ? null : readTime(end.value, end, context);
  if (time !== null) {
    if (duration !== undefined) warn("DURATION stands beside DTEND, which counts");
    return { kind: "at", time };
  }
  if (end !== undefined) warn("DTEND can't be understood and is left out");
  const length = duration === undefined ? null : readDuration(duration.value);
  if (duration !== undefined && length === null) warn("DURATION can't be understood and is left out");
  return { kind: "after", ...(length ?? { days: 0, ms: 0 }) };
}

/** Outlook writes some all-day events with times, and marks them. */
function isMarkedAllDay(component: Component, start: IcsTime, end: End): boolean {
  const isMidnight = (wall: WallMs) => startOfDay(wall) === wall;
  const marked = textOf(component, "x-microsoft-cdo-alldayevent").toUpperCase() === "TRUE";
  return marked && isMidnight(start.wall) && end.kind === "at" && isMidnight(end.time.wall);
}

function bounded(span: Span, warn: (reason: string) => void): Span {
  if (span.end <= LAST_MS) return span;
  warn("it lasts longer than the years up to 9999 and is cut there");
  return { ...span, end: Math.max(span.start, LAST_MS) };
}

/** A floating time is meant in the zone of what it belongs to. */
function instantOf(time: IcsTime, zone: string): number {
  return time.kind === "time" && !time.isFloating ? time.instant : wallToInstant(time.wall, zone);
}

/** The start of an occurrence in its series' own terms; a date in a timed series means its occurrence of that date. */
export function startIn(span: Span, zone: string, time: IcsTime): number {
  if (span.allDay) return startOfDay(time.wall);
  if (time.kind === "time") return instantOf(time, zone);
  const wall = instantToWall(span.start, zone);
  return wallToInstant(time.wall + wall - startOfDay(wall), zone);
}
