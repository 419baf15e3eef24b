import type { EventTypeOwner } from "@calcache/scheduling";

/** The one address of a team's or a user's profile, or of an event type of theirs. */
export const pagePath = (
  { kind, slug }: Pick<EventTypeOwner, "kind" | "slug">,
  eventTypeSlug?: string,
): string =>
  [...(kind === "team" ? ["team"] : []), slug, ...(eventTypeSlug === undefined ? [] : [eventTypeSlug])]
    .map((segment) => `/${encodeURIComponent(segment)}`)
    .join("");
