import { listTeamEventTypes } from "@calcache/configuration";
import { EventTypesCard } from "@calcache/elements";
import { processRuntime } from "@calcache/runtime";
import { eventTypePath, newEventTypePath, teamPath } from "../../../sign-in/paths.ts";
import { eventTypeLine } from "./event-type-words.ts";

/** A team's event types, with what can be done about each. */
export async function EventTypesCardOf({ teamId }: { teamId: number }) {
  const { db } = processRuntime().engine;
  const [eventTypes, team] = await Promise.all([
    listTeamEventTypes(db, teamId),
    db.team.findUnique({ where: { id: teamId }, select: { slug: true, parentId: true } }),
  ]);
  return (
    <EventTypesCard
      newHref={newEventTypePath(teamId)}
      eventTypes={eventTypes.map((eventType) => ({
        id: eventType.id,
        title: eventType.title,
        about: eventTypeLine(eventType),
        openHref: team?.slug && team.parentId === null ? `/team/${team.slug}/${eventType.slug}` : null,
        editHref: eventTypePath(teamId, eventType.id),
        deleteHref: `${teamPath(teamId)}?delete=${eventType.id}`,
      }))}
    />
  );
}
