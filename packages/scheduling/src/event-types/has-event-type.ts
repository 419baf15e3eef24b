import type { Engine } from "@calcache/calendar-cache";
import type { EventTypeQuery } from "./find-event-type.ts";

/** Whether there is such an event type; cheaper than finding it. */
export async function hasEventType({ db }: Pick<Engine, "db">, query: EventTypeQuery): Promise<boolean> {
  return (await db.eventType.findFirst({ where: whereOf(query), select: { id: true } })) !== null;
}

function whereOf(query: EventTypeQuery) {
  if ("eventTypeId" in query) return { id: query.eventTypeId };
  const owner =
    "teamSlug" in query
      ? { team: { slug: query.teamSlug } }
      : { teamId: null, owner: { username: query.username } };
  return { slug: query.eventTypeSlug, ...owner };
}
