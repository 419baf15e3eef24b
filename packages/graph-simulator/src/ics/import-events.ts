import { createHash } from "node:crypto";
import type { CalendarEvent } from "../events/event.ts";
import { viewOf } from "../events/event.ts";
import type { Simulation } from "../simulation.ts";
import type { EventTarget } from "./event-draft.ts";
import { importSeries } from "./import-series.ts";
import type { Notice } from "./read/notice.ts";
import type { IcsEvent } from "./read/read-event.ts";
import type { IcsFile } from "./read/read-ics.ts";

/** How many VEVENTs came in, which were left out, and what was read by a fallback. */
export type ImportReport = { imported: number; skipped: Notice[]; warnings: Notice[] };

/**
 * Puts the events of a file into a calendar. Those whose uid is there already are replaced; changed occurrences alone change the
 * series that is there.
 */
export function importEvents(
  sim: Pick<Simulation, "events" | "editor">,
  target: EventTarget,
  { events, skipped, warnings }: IcsFile,
): ImportReport {
  const present = Map.groupBy(sim.events.listCalendar(target.calendarId), ({ iCalUId }) => iCalUId);
  const notices = [...warnings];
  for (const [uid, group] of Map.groupBy(withUids(events), (event) => event.uid)) {
    const earlier = present.get(uid) ?? [];
    const onlyChanges = group.every(({ replaces }) => replaces !== null);
    const series = onlyChanges ? earlier.filter(isSeries) : [];
    if (series.length === 0) for (const event of earlier) sim.editor.remove(viewOf(event));
    notices.push(...importSeries(sim, target, group, series));
  }
  return { imported: events.length, skipped, warnings: notices };
}

function isSeries(event: CalendarEvent) {
  return event.type === "seriesMaster";
}

/** Gives events without a uid one that depends on nothing but themselves, so that importing them again makes no second ones. */
function withUids(events: readonly IcsEvent[]): IcsEvent[] {
  const seen = new Map<string, number>();
  return events.map((event) => {
    if (event.uid !== "") return event;
    const { line: _, version: __, ...content } = event;
    const digest = createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 32);
    const number = (seen.get(digest) ?? 0) + 1;
    seen.set(digest, number);
    return { ...event, uid: `${digest}-${number}` };
  });
}
