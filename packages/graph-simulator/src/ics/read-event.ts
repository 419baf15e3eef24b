import ICAL from "ical.js";
import type { EventDetails, Sensitivity, ShowAs, Span } from "../events/event.ts";
import { isUsableRrule } from "../recurrence/occurrence-starts.ts";
import type { Result } from "../result.ts";
import { fail, ok } from "../result.ts";
import { DAY_MS, instantToWall, startOfDay, wallToInstant } from "../time/wall-clock.ts";
import { readBusyStatus, readSensitivity } from "./read-status.ts";
import type { IcsTime, TimeContext } from "./read-time.ts";
import { readTimes } from "./read-time.ts";

/** One VEVENT in the simulator's terms. */
export type IcsEvent = {
  uid: string;
  subject: string;
  showAs: ShowAs;
  sensitivity: Sensitivity;
  isCancelled: boolean;
  span: Span;
  /** IANA zone. */
  zone: string;
  details: EventDetails;
  rrule: string | null;
  added: number[];
  excluded: IcsTime[];
  /** Which occurrence of the series with this uid it replaces; null for an event of its own. */
  recurrenceId: IcsTime | null;
};

/** Reads a VEVENT; the error is the reason why it can't be imported. */
export function readEvent(component: ICAL.Component, context: TimeContext): Result<IcsEvent, string> {
  const start = firstTime(component, "dtstart", context);
  if (start === null) return fail("DTSTART is missing or its time zone is unknown");
  const span = readSpan(component, start, context);
  if (span === null) return fail("DTEND can't be understood");
  const zone = start.kind === "time" ? start.zone : context.floatingZone;
  const recurrence = component.getFirstPropertyValue("rrule");
  const rrule = recurrence instanceof ICAL.Recur ? recurrence.toString() : null;
  if (rrule !== null && !isUsableRrule(rrule, span.start, span.allDay ? "UTC" : zone)) {
    return fail("RRULE can't be expanded");
  }
  const recurrenceId = component.hasProperty("recurrence-id")
    ? firstTime(component, "recurrence-id", context)
    : null;
  if (recurrenceId === null && component.hasProperty("recurrence-id"))
    return fail("RECURRENCE-ID can't be understood");
  const isCancelled = textOf(component, "status").toUpperCase() === "CANCELLED";
  return ok({
    uid: textOf(component, "uid"),
    subject: textOf(component, "summary"),
    showAs: readBusyStatus((name) => textOf(component, name)),
    sensitivity: readSensitivity(textOf(component, "class")),
    isCancelled,
    span,
    zone,
    details: {
      ...detail(component, "description", (content) => ({ body: { contentType: "text", content } })),
      ...detail(component, "location", (displayName) => ({
        location: { displayName, locationType: "default" },
      })),
    },
    rrule,
    added: allTimes(component, "rdate", context).map((time) => startIn(span, zone, time)),
    excluded: allTimes(component, "exdate", context),
    recurrenceId,
  });
}

/** The start of an occurrence in its series' own terms; a date in a timed series means its occurrence of that date. */
export function startIn(span: Span, zone: string, time: IcsTime): number {
  if (span.allDay) return startOfDay(time.wall);
  if (time.kind === "time") return time.instant;
  const wall = instantToWall(span.start, zone);
  return wallToInstant(time.wall + wall - startOfDay(wall), zone);
}

function readSpan(component: ICAL.Component, start: IcsTime, context: TimeContext): Span | null {
  const end = component.hasProperty("dtend") ? firstTime(component, "dtend", context) : null;
  if (end === null && component.hasProperty("dtend")) return null;
  const duration = component.getFirstPropertyValue("duration");
  const lengthMs = duration instanceof ICAL.Duration ? duration.toSeconds() * 1000 : 0;
  if (start.kind === "date" || isMarkedAllDay(component, start, end)) {
    const length = end === null ? lengthMs : startOfDay(end.wall) - start.wall;
    return { allDay: true, start: start.wall, end: start.wall + Math.max(DAY_MS, length) };
  }
  const endInstant = end === null ? start.instant + lengthMs : instantOf(end, start.zone);
  return { allDay: false, start: start.instant, end: Math.max(start.instant, endInstant) };
}

/** Outlook writes some all-day events with times, and marks them. */
function isMarkedAllDay(component: ICAL.Component, start: IcsTime, end: IcsTime | null): boolean {
  const isMidnight = (time: IcsTime) => startOfDay(time.wall) === time.wall;
  const marked = textOf(component, "x-microsoft-cdo-alldayevent").toUpperCase() === "TRUE";
  return marked && isMidnight(start) && end !== null && isMidnight(end);
}

function instantOf(time: IcsTime, zone: string): number {
  return time.kind === "time" ? time.instant : wallToInstant(time.wall, zone);
}

function firstTime(component: ICAL.Component, name: string, context: TimeContext): IcsTime | null {
  const property = component.getFirstProperty(name);
  return (property === null ? null : readTimes(property, context)?.[0]) ?? null;
}

function allTimes(component: ICAL.Component, name: string, context: TimeContext): IcsTime[] {
  return component.getAllProperties(name).flatMap((property) => readTimes(property, context) ?? []);
}

function textOf(component: ICAL.Component, name: string): string {
  const value = component.getFirstPropertyValue(name);
  return value === null ? "" : String(value);
}

function detail(component: ICAL.Component, name: string, make: (text: string) => EventDetails): EventDetails {
  const text = textOf(component, name);
  return text === "" ? {} : make(text);
}
