import type { EventDetails, Sensitivity, ShowAs } from "../../events/event.ts";
import type { Result } from "../../result.ts";
import { fail, ok } from "../../result.ts";
import type { Component } from "./components.ts";
import { property, textOf } from "./components.ts";
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
  const recurrenceId = property(component, "recurrence-id");
  const replaced = recurrenceId === undefined ? null : readTime(recurrenceId.value, recurrenceId, context);
  if (recurrenceId !== undefined && replaced === null) return fail("RECURRENCE-ID can't be understood");
  const span = readEventSpan(component, start, context, warn);
  const text = (name: string) => textOf(component, name);
  return ok({
    ...span,
    ...readRecurrence(component, span, context, warn),
    uid: text("uid"),
    line: component.line,
    version: {
      sequence: Number.parseInt(text("sequence"), 10) || 0,
      stamp: readWall(text("dtstamp"))?.wall ?? 0,
    },
    subject: text("summary"),
    showAs: readBusyStatus(text),
    sensitivity: readSensitivity(text("class")),
    isCancelled: text("status").toUpperCase() === "CANCELLED",
    details: {
      ...detail(text("description"), (content) => ({ body: { contentType: "text", content } })),
      ...detail(text("location"), (displayName) => ({ location: { displayName, locationType: "default" } })),
    },
    replaces:
      replaced === null
        ? null
        : { time: replaced, andLater: recurrenceId?.parameters.range?.toUpperCase() === "THISANDFUTURE" },
  });
}

function detail(text: string, make: (text: string) => EventDetails): EventDetails {
  return text === "" ? {} : make(text);
}
