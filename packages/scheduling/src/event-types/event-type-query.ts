/** An event type as its page's URL names it, in any case of letters, or by its id. */
export type EventTypeQuery =
  | { teamSlug: string; eventTypeSlug: string }
  | { username: string; eventTypeSlug: string }
  | { eventTypeId: number };
