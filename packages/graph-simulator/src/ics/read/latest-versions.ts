import type { Notice } from "./notice.ts";
import type { IcsEvent } from "./read-event.ts";

/**
 * Of several events with one UID, and one RECURRENCE-ID, the latest: the highest SEQUENCE, then the latest DTSTAMP, then the last
 * in the file (RFC 5546, 2.1.5). Those that are of one version and yet at different times are events of their own, whose UID
 * is a mistake of the program that wrote them: they are all kept.
 */
export function latestVersions(events: readonly IcsEvent[]): { latest: IcsEvent[]; former: Notice[] } {
  const groups = Map.groupBy(events, (event) => groupOf(event));
  const kept = new Set<IcsEvent>();
  for (const [key, group] of groups) {
    const best = group.reduce((a, b) => (isLater(a, b) ? a : b));
    const rivals = key === "" ? group : group.filter((event) => !isLater(best, event));
    const byStart = new Map(rivals.map((event) => [key === "" ? event : timeOf(event), event]));
    for (const event of byStart.values()) kept.add(event);
  }
  return {
    latest: events.filter((event) => kept.has(event)),
    former: events
      .filter((event) => !kept.has(event))
      .map(({ uid, line }) => ({ uid, line, reason: "a later version of it is in the file" })),
  };
}

/** "" for an event without a UID, which is nobody's version. */
function groupOf({ uid, replaces }: IcsEvent): string {
  if (uid === "") return "";
  const { time, andLater } = replaces ?? {};
  return JSON.stringify([uid, time?.kind === "time" ? time.instant : time?.wall, andLater]);
}

function timeOf({ replaces, span }: IcsEvent): number | null {
  return replaces === null ? span.start : null;
}

function isLater({ version: a }: IcsEvent, { version: b }: IcsEvent): boolean {
  return a.sequence > b.sequence || (a.sequence === b.sequence && a.stamp > b.stamp);
}
