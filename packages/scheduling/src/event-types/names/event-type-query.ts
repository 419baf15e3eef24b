/** Whose name it is: a slug is unique within its organisation only (its own slug); none is asked for where it isn't given. */
export type OfOrganization = { orgSlug?: string | undefined };

/** An event type as its page's URL names it, in any case of letters, or by its id. */
export type EventTypeQuery =
  | ({ teamSlug: string; eventTypeSlug: string } & OfOrganization)
  | ({ username: string; eventTypeSlug: string } & OfOrganization)
  | { eventTypeId: number };
