import { teamHasFlag } from "@calcache/calendar-cache";
import { findTeamEventType, type TeamEventType } from "@calcache/configuration";
import { processRuntime } from "@calcache/runtime";
import { managedTeam } from "../../managed-team.ts";

/** Somebody who may be a host: a member, or one who is a host already. */
export type HostChoice = {
  userId: number;
  name: string;
  email: string;
  schedules: { id: number; name: string }[];
};

/** An event type of a team, for who administers it; `eventType` is null for a new one. */
export type EditedEventType = {
  teamId: number;
  eventType: TeamEventType | null;
  choices: HostChoice[];
  /** whether slots can be confined to a schedule's hours: for teams that have cal.com's feature for it */
  canBeConfined: boolean;
};

/** Null where they administer no such team, or it has no such event type. */
export async function editedEventType(
  userId: number,
  teamId: number | null,
  eventTypeId: number | "new" | null,
): Promise<EditedEventType | null> {
  const { engine, signIn } = processRuntime();
  if (signIn === null || teamId === null || eventTypeId === null) return null;
  const team = await managedTeam(engine.db, signIn, userId, teamId);
  if (team === null) return null;
  const eventType = eventTypeId === "new" ? null : await findTeamEventType(engine.db, team.id, eventTypeId);
  if (eventTypeId !== "new" && eventType === null) return null;
  const ids = [
    ...team.members.map(({ user }) => user.id),
    ...(eventType?.hosts ?? []).map((host) => host.userId),
  ];
  const users = await engine.db.user.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      name: true,
      username: true,
      email: true,
      schedules: { select: { id: true, name: true }, orderBy: { id: "asc" } },
    },
  });
  const choices = users
    .map(({ id, name, username, email, schedules }) => ({
      userId: id,
      name: name ?? username ?? email,
      email,
      schedules,
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name) || a.userId - b.userId);
  const canBeConfined = await teamHasFlag(engine.db, team.id, "restriction-schedule");
  return { teamId: team.id, eventType, choices, canBeConfined };
}
