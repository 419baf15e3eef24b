import type { ApiKeyInfo } from "@calcache/api-keys";
import type { Database } from "@calcache/prisma";
import { type Roles, rolesOf } from "@calcache/sign-in";

/** What the holder of a key may see beyond what is its user's: no more than its user may, and no more than was granted. */
export async function rolesOfKey(
  db: Database,
  { user, reach }: ApiKeyInfo,
  operators: ReadonlySet<string>,
): Promise<Roles> {
  const roles = await rolesOf(db, user.id, operators);
  if (reach.kind === "colleagues") return roles;
  const teams = roles.teams.filter(({ teamId }) => reach.kind === "team" && teamId === reach.teamId);
  return { isOperator: false, teams };
}
