import { isStorable } from "@calcache/http-edge";
import type { EventTypeQuery } from "@calcache/scheduling";
import { isUid } from "../api/edge/fields.ts";

/** What a path names; `nothing` where no path that says this can name anything. */
export type NamedPage =
  | { kind: "event-type"; query: EventTypeQuery }
  | { kind: "booking"; uid: string }
  | { kind: "nothing" };

/**
 * The event type of `/team/{team}/{eventType}` and `/{username}/{eventType}`, the booking of `/booking/{uid}` and
 * `/reschedule/{uid}`; null for the paths of other pages.
 */
export function pageOf(path: string): NamedPage | null {
  const segments = segmentsOf(path);
  if (!segments?.every(isStorable)) return { kind: "nothing" };
  const [first, second, third, ...rest] = segments;
  if (first === undefined || second === undefined || rest.length > 0) return null;
  if (third !== undefined) {
    return first === "team" ? eventType({ teamSlug: second, eventTypeSlug: third }) : null;
  }
  if (first === "booking" || first === "reschedule")
    return isUid(second) ? { kind: "booking", uid: second } : { kind: "nothing" };
  return reserved.has(first) ? null : eventType({ username: first, eventTypeSlug: second });
}

const eventType = (query: EventTypeQuery): NamedPage => ({ kind: "event-type", query });

/** First segments of other routes, which no user's page begins with. */
const reserved = new Set(["_next", "api", "team"]);

/** What stands between a path's slashes, decoded; null for what says no text. */
function segmentsOf(path: string): string[] | null {
  try {
    return path.split("/").filter(Boolean).map(decodeURIComponent);
  } catch {
    return null;
  }
}
