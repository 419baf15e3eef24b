import type { EventTypeQuery } from "@calcache/scheduling";

/** What `/team/{team}/{eventType}` and `/{username}/{eventType}` name; null for the paths of other pages. */
export function bookingPageOf(path: string): EventTypeQuery | null {
  const [owner, eventTypeSlug, ofTeam, ...rest] = segmentsOf(path);
  if (owner === undefined || eventTypeSlug === undefined || rest.length > 0) return null;
  if (ofTeam !== undefined)
    return owner === "team" ? { teamSlug: eventTypeSlug, eventTypeSlug: ofTeam } : null;
  return reserved.has(owner) ? null : { username: owner, eventTypeSlug };
}

/** First segments of other routes, which no user's page begins with. */
const reserved = new Set(["_next", "api", "booking", "team"]);

function segmentsOf(path: string): string[] {
  try {
    return path.split("/").filter(Boolean).map(decodeURIComponent);
  } catch {
    return [];
  }
}
