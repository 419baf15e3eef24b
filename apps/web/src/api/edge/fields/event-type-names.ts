import type { EventTypeQuery } from "@calcache/scheduling";
import type { z } from "zod";
import { wrong } from "./wrong.ts";

/** By what a request may name an event type: its id, or its slug within a team or a user, of an organisation or of none. */
type EventTypeNames = {
  eventTypeId?: number | undefined;
  eventTypeSlug?: string | undefined;
  teamSlug?: string | undefined;
  username?: string | undefined;
  orgSlug?: string | undefined;
  /** what cal.com's API calls it */
  organizationSlug?: string | undefined;
};

/** Which event type a request names, for the transform of a schema. */
export function eventTypeOf(names: EventTypeNames, context: z.core.$RefinementCtx): EventTypeQuery {
  const {
    eventTypeId,
    eventTypeSlug,
    teamSlug,
    username,
    organizationSlug,
    orgSlug = organizationSlug,
  } = names;
  const organization = orgSlug === undefined ? {} : { orgSlug };
  if (eventTypeId !== undefined) return { eventTypeId };
  if (eventTypeSlug === undefined) {
    const message = "is missing: give it with teamSlug or username, or give eventTypeId instead";
    return wrong(context, "eventTypeSlug", message);
  }
  if (teamSlug !== undefined) return { teamSlug, eventTypeSlug, ...organization };
  if (username !== undefined) return { username, eventTypeSlug, ...organization };
  const message = "or username is missing: an eventTypeSlug is known within its team or user only";
  return wrong(context, "teamSlug", message);
}
