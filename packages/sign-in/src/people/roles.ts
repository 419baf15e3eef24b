import type { Database } from "@calcache/prisma";

/** What a user may see beyond what is theirs. */
export type Roles = {
  /** runs this installation, and may see everything */
  isOperator: boolean;
  /** the teams that they are in; `isAdmin` of those that they may see as a whole */
  teams: { teamId: number; name: string; isAdmin: boolean }[];
};

/** @param operators addresses in lower case */
export async function rolesOf(db: Database, userId: number, operators: ReadonlySet<string>): Promise<Roles> {
  const [user, memberships] = await Promise.all([
    db.user.findUnique({ where: { id: userId }, select: { email: true } }),
    db.membership.findMany({
      where: { userId, accepted: true },
      select: { teamId: true, role: true, team: { select: { name: true } } },
      orderBy: { team: { name: "asc" } },
    }),
  ]);
  return {
    isOperator: user !== null && operators.has(user.email.toLowerCase()),
    teams: memberships.map(({ teamId, role, team }) => ({
      teamId,
      name: team.name,
      isAdmin: role === "ADMIN" || role === "OWNER",
    })),
  };
}
