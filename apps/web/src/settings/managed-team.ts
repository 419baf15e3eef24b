import type { Database } from "@calcache/prisma";
import { findManagedTeam, membersOf, type SignIn } from "@calcache/sign-in";

export type Member = Awaited<ReturnType<typeof membersOf>>[number];

/** A team that a user may see as a whole, with its members; null where they may not, or there is none. */
export async function managedTeam(
  db: Database,
  signIn: SignIn,
  userId: number,
  teamId: number,
): Promise<{ id: number; members: Member[] } | null> {
  const roles = await signIn.rolesOf(userId);
  const id = await findManagedTeam(db, roles, { teamId });
  return id === null ? null : { id, members: await membersOf(db, id) };
}
