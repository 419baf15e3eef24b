import type { Result } from "../../result.ts";
import { fail, ok } from "../../result.ts";
import { toIanaZone } from "../../time/zone-names.ts";
import type { Component } from "./components.ts";
import { property, readComponents, textOf } from "./components.ts";
import { latestVersions } from "./latest-versions.ts";
import type { Notice } from "./notice.ts";
import type { IcsEvent } from "./read-event.ts";
import { readEvent } from "./read-event.ts";
import { createZoneResolver } from "./zone-resolver.ts";

/** A file's events, what of it is left out, and what is read by a fallback. */
export type IcsFile = { events: IcsEvent[]; skipped: Notice[]; warnings: Notice[] };

/**
 * Reads the events of an iCalendar file (RFC 5545); times without a zone are meant in the file's X-WR-TIMEZONE, else in
 * `zone`. Fails only if the text isn't iCalendar at all.
 */
export function readIcs(text: string, zone: string): Result<IcsFile, string> {
  const root = readComponents(text);
  const calendars = root.children.filter(({ name }) => name === "vcalendar");
  if (calendars.length === 0) return fail("This is not an iCalendar file.");
  const events: IcsEvent[] = [];
  const skipped: Notice[] = [];
  const warnings: Notice[] = [];
  for (const calendar of calendars) {
    const named = property(calendar, "x-wr-timezone");
    const ownZone = toIanaZone(named?.value.trim() ?? "");
    if (named !== undefined && ownZone === null)
      warnings.push({
        uid: "",
        line: named.line,
        reason: "X-WR-TIMEZONE is no time zone: the mailbox's is used",
      });
    const context = { zones: createZoneResolver(calendar), floatingZone: ownZone ?? zone };
    for (const component of calendar.children) {
      if (component.name === "vtimezone") continue;
      const [uid, line] = [textOf(component, "uid"), component.line];
      if (component.name !== "vevent") {
        skipped.push({ uid, line, reason: `${component.name.toUpperCase()} is no event` });
        continue;
      }
      const event = readEvent(component, context, (reason) => warnings.push({ uid, line, reason }));
      if (event.ok) events.push(event.value);
      else skipped.push({ uid, line, reason: event.error });
    }
  }
  const { latest, former } = latestVersions(events);
  return ok({
    events: latest,
    skipped: [...skipped, ...former],
    warnings: [...warnings, ...problemsOf(root)].sort((a, b) => a.line - b.line),
  });
}

function problemsOf(component: Component): Notice[] {
  const uid = textOf(component, "uid");
  return [
    ...component.problems.map((problem) => ({ uid, ...problem })),
    ...component.children.flatMap(problemsOf),
  ];
}
