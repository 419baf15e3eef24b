import { isStorable } from "@calcache/http-edge";
import type { OwnerQuery } from "@calcache/scheduling";
import { isUid } from "../api/edge/fields/fields.ts";

/** An event type by the slugs in its path. */
export type EventTypePath = OwnerQuery & { eventTypeSlug: string };

/** What a path names; `nothing` where no path that says this can name anything. */
export type NamedPage =
  | { kind: "event-type"; query: EventTypePath }
  | { kind: "profile"; query: OwnerQuery }
  | { kind: "private-link"; link: string; eventTypeSlug: string }
  | { kind: "booking"; uid: string }
  | { kind: "nothing" };

/**
 * The event type of `/team/{team}/{eventType}` and `/{username}/{eventType}`, the profile of `/team/{team}` and `/{username}`,
 * the booking of `/booking/{uid}` and `/reschedule/{uid}`, the private link of `/d/{link}/{eventType}`; null for the paths of other pages. Nobody is called `team`, in whatever
 * case of letters.
 */
export function pageOf(path: string): NamedPage | null {
  const segments = segmentsOf(path);
  if (!segments?.every(isStorable)) return { kind: "nothing" };
  const [first, second, third, ...rest] = segments;
  if (first === undefined || rest.length > 0 || reserved.has(first) || isOurs(first, second)) return null;
  if (first.toLowerCase() === "team")
    return second === undefined ? null : pageOfOwner({ teamSlug: second }, third);
  if (first === "d" && second !== undefined && third !== undefined)
    return isLink(second)
      ? { kind: "private-link", link: second, eventTypeSlug: third }
      : { kind: "nothing" };
  if (third !== undefined) return null;
  if (first === "booking" || first === "reschedule") {
    if (second === undefined) return null;
    return isUid(second) ? { kind: "booking", uid: second } : { kind: "nothing" };
  }
  return pageOfOwner({ username: first }, second);
}

/** What can be a private link: more would be a burden to the database, which knows none of it. */
const isLink = (text: string) => text.length <= 100;

const pageOfOwner = (owner: OwnerQuery, eventTypeSlug: string | undefined): NamedPage =>
  eventTypeSlug === undefined
    ? { kind: "profile", query: owner }
    : { kind: "event-type", query: { ...owner, eventTypeSlug } };

const markdownEnding = ".md";

/** The path that has an event type's page as Markdown, where a path asks for it by `.md`; null where it doesn't. */
export function markdownOf(path: string): string | null {
  if (!path.endsWith(markdownEnding)) return null;
  const page = path.slice(0, -markdownEnding.length);
  return pageOf(page)?.kind === "event-type" ? `${page}/page.md` : null;
}

/** First segments of other routes, which no user's page begins with. */
const reserved = new Set([
  "_next",
  "api",
  "embed",
  "icon.svg",
  "llms.txt",
  "operator",
  "settings",
  "status",
  "unavailable",
]);

/** Somebody may be called `docs` or `elements`, and have other pages. */
const isOurs = (first: string, second: string | undefined) =>
  (first === "docs" && second === "api") || (first === "elements" && second === undefined);

/** What stands between a path's slashes, decoded; null for what says no text. */
function segmentsOf(path: string): string[] | null {
  try {
    return path.split("/").filter(Boolean).map(decodeURIComponent);
  } catch {
    return null;
  }
}
