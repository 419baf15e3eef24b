import type { EventTypeQuery } from "@calcache/scheduling";

/** What a path names. */
export type NamedPage = { kind: "event-type"; query: EventTypeQuery } | { kind: "booking"; uid: string };

/**
 * The event type of `/team/{team}/{eventType}` and `/{username}/{eventType}`, the booking of `/booking/{uid}` and
 * `/reschedule/{uid}`; null for the paths of other pages.
 */
export function pageOf(path: string): NamedPage | null {
  const [first, second, third, ...rest] = segmentsOf(path);
  if (first === undefined || second === undefined || rest.length > 0) return null;
  if (third !== undefined) {
    return first === "team" ? eventType({ teamSlug: second, eventTypeSlug: third }) : null;
  }
  if (first === "booking" || first === "reschedule") return { kind: "booking", uid: second };
  return reserved.has(first) ? null : eventType({ username: first, eventTypeSlug: second });
}

const eventType = (query: EventTypeQuery): NamedPage => ({ kind: "event-type", query });

/** First segments of other routes, which no user's page begins with. */
const reserved = new Set(["_next", "api", "team"]);

function segmentsOf(path: string): string[] {
  try {
    return path.split("/").filter(Boolean).map(decodeURIComponent);
  } catch {
    return [];
  }
}
