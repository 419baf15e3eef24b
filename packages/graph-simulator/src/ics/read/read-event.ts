import type { EventDetails, Sensitivity, ShowAs } from "../../events/event.ts";
import type { Result } from "../../result.ts";
import { fail, ok } from "../../result.ts";
import type { Component } from "./components.ts";
import { propertiesNamed, property, textOf } from "./components.ts";
import type { IcsRecurrence } from "./read-recurrence.ts";
import { readRecurrence } from "./read-recurrence.ts";
import type { IcsSpan } from "./read-span.ts";
import { readEventSpan } from "./read-span.ts";
import { readBusyStatus, readSensitivity } from "./read-status.ts";
import type { IcsTime, TimeContext } from "./read-time.ts";
import { readTime } from "./read-time.ts";
import { readWall } from "./read-wall.ts";

/** One VEVENT in the simulator's terms. */
export type IcsEvent = IcsSpan &
  IcsRecurrence & {
    /** "" if the file gives none. */
    uid: string;
    line: number;
    /** Which of several with one uid is the latest: SEQUENCE, then DTSTAMP in milliseconds (RFC 5546, 2.1.5). */
    version: { sequence: number; stamp: number };
    subject: string;
    showAs: ShowAs;
    sensitivity: Sensitivity;
    isCancelled: boolean;
    details: EventDetails;
    /** Which occurrence of the series with this uid it replaces, and whether all later ones too; null for an event of its own. */
    replaces: { time: IcsTime; andLater: boolean } | null;
  };

/** Reads a VEVENT; the error is the reason why it can't be imported. What is read by a fallback is told to `warn`. */
export function readEvent(
  component: Component,
  context: TimeContext,
  warn: (reason: string) => void,
): Result<IcsEvent, string> {
  const dtstart = property(component, "dtstart");
  const start = dtstart === undefined ? null : readTime(dtstart.value, dtstart, context);
  if (start === null) return fail("DTSTART is missing or its time zone is unknown");
  for (const reason of repetitions(component)) warn(reason);
  for (const reason of zoneFlaws(component, start, context)) warn(reason);
  const recurrenceId = property(component, "recurrence-id");
  const replaced = recurrenceId === undefined ? null : readTime(recurrenceId.value, recurrenceId, context);
  if (recurrenceId !== undefined && replaced === null) return fail("RECURRENCE-ID can't be understood");
  const range = recurrenceId?.parameters.range?.toUpperCase();
  if (range !== undefined && range !== "THISANDFUTURE")
    warn(`RANGE=${range} isn't known: it is read as this occurrence alone`);
  const span = readEventSpan(component, start, context, warn);
  const text = (name: string) => textOf(component, name);
  const stamp = readWall(text("dtstamp"));
  if (text("dtstamp") !== "" && stamp === null) warn("DTSTAMP can't be understood and is left out");
  if (!/^\d*$/.test(text("sequence"))) warn("SEQUENCE can't be understood and is left out");
  return ok({
    ...span,
    ...readRecurrence(component, span, context, warn),
    uid: text("uid"),
    line: component.line,
    version: {
      sequence: Number.parseInt(text("sequence"), 10) || 0,
      stamp: stamp?.wall ?? 0,
    },
    subject: text("summary"),
    showAs: readBusyStatus(text),
    sensitivity: readSensitivity(text("class")),
    isCancelled: text("status").toUpperCase() === "CANCELLED",
    details: {
      ...detail(text("description"), (content) => ({ body: { contentType: "text", content } })),
      ...detail(text("location"), (displayName) => ({ location: { displayName, locationType: "default" } })),
    },
    replaces: replaced === null ? null : { time: replaced, andLater: range === "THISANDFUTURE" },
  });
}

/** What decides when an event is and which one it is: an event says each at most once (RFC 5545, 3.6.1). */
const ONCE = ["dtstart", "dtend", "duration", "recurrence-id", "uid", "sequence", "status"];

function repetitions(component: Component): string[] {
  return ONCE.filter((name) => propertiesNamed(component, name).length > 1).map(
    (name) => `${name.toUpperCase()} stands there more than once: the first one counts`,
  );
}

/** What is wrong with the zones of an event's times. A time that says no zone is meant in that of DTSTART, where this has one. */
function zoneFlaws({ properties }: Component, start: IcsTime, { zones }: TimeContext): string[] {
  const tzids = new Set(properties.flatMap(({ parameters }) => parameters.tzid ?? []));
  const flaws = new Set([...tzids].flatMap((tzid) => zones.flawOf(tzid) ?? []));
  const isZoned = start.kind === "time" && !start.isFloating;
  for (const { name, value, parameters } of isZoned ? properties : []) {
    if (TIMES.has(name) && parameters.tzid === undefined && value.split(",").some(isFloating))
      flaws.add(`${name.toUpperCase()} says no time zone: that of DTSTART is meant`);
  }
  return [...flaws];
}

const TIMES = new Set(["dtend", "rdate", "exdate", "recurrence-id"]);

function isFloating(text: string): boolean {
  const read = readWall(text.split("/")[0] ?? "");
  return read !== null && !read.isDate && !read.isUtc;
}

function detail(text: string, make: (text: string) => EventDetails): EventDetails {
  return text === "" ? {} : make(text);
}
