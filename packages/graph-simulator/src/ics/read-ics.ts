import ICAL from "ical.js";
import type { Result } from "../result.ts";
import { fail, ok } from "../result.ts";
import { toIanaZone } from "../time/zone-names.ts";
import { mendIcs } from "./mend.ts";
import type { IcsEvent } from "./read-event.ts";
import { readEvent } from "./read-event.ts";
import { createZoneResolver } from "./zone-resolver.ts";

export type SkippedEvent = { uid: string; reason: string };
export type IcsFile = { events: IcsEvent[]; skipped: SkippedEvent[] };

/**
 * Reads the events of an iCalendar file (RFC 5545); times without a zone are meant in the file's X-WR-TIMEZONE, else in
 * `zone`. Fails only if the text isn't iCalendar at all.
 */
export function readIcs(text: string, zone: string): Result<IcsFile, string> {
  const calendars = parse(text);
  if (calendars === null) return fail("This is not an iCalendar file.");
  const events: IcsEvent[] = [];
  const skipped: SkippedEvent[] = [];
  for (const calendar of calendars) {
    const ownZone = toIanaZone(String(calendar.getFirstPropertyValue("x-wr-timezone") ?? "")) ?? zone;
    const context = { resolve: createZoneResolver(calendar, ownZone), floatingZone: ownZone };
    for (const component of calendar.getAllSubcomponents("vevent")) {
      const event = attempt(() => readEvent(component, context));
      if (event.ok) events.push(event.value);
      else skipped.push({ uid: String(component.getFirstPropertyValue("uid") ?? ""), reason: event.error });
    }
  }
  return ok({ events, skipped });
}

/** The parser reads values when they are asked for, and throws at one that it can't read. */
function attempt(read: () => Result<IcsEvent, string>): Result<IcsEvent, string> {
  try {
    return read();
  } catch (error) {
    return fail(error instanceof Error ? error.message : "a value can't be understood");
  }
}

/** A file may hold several calendars; ical.js gives one jCal array, or an array of them. */
function parse(text: string): ICAL.Component[] | null {
  try {
    const jCal: unknown = ICAL.parse(mendIcs(text));
    if (!Array.isArray(jCal)) return null;
    const calendars = typeof jCal[0] === "string" ? [jCal] : jCal;
    const components = calendars.map((calendar) => new ICAL.Component(calendar));
    return components.length > 0 && components.every(({ name }) => name === "vcalendar") ? components : null;
  } catch {
    return null;
  }
}
