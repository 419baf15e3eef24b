import { ownCalendars } from "@calcache/api-keys";
import { processRuntime } from "@calcache/runtime";
import { listManagedTeams } from "@calcache/sign-in";
import type { Grantable } from "./grant-input.ts";

/** What a user can grant a key for: their calendars, and the teams that they administer. */
export async function grantableBy(
  userId: number,
): Promise<Grantable & { teams: ReadonlyMap<number, string> }> {
  const { engine, signIn } = processRuntime();
  const [calendars, roles] = await Promise.all([ownCalendars(engine.db, userId), signIn?.rolesOf(userId)]);
  const teams = new Map(
    roles?.teams.flatMap(({ teamId, name, isAdmin }) => (isAdmin ? [[teamId, name]] : [])),
  );
  return { calendars, teams, teamIds: [...teams.keys()] };
}

/** Keys that a user may see to: their own, and those for teams that they may see as a whole. */
export async function keysSeenToBy(userId: number) {
  const { engine, signIn } = processRuntime();
  const roles = await signIn?.rolesOf(userId);
  const teams = roles ? await listManagedTeams(engine.db, roles) : [];
  return { userId, teamIds: teams.map(({ id }) => id) };
}
