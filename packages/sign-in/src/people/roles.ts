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
    // As a text: a host may have roles that nobody here knows.
    db.$queryRaw<{ teamId: number; name: string; role: string }[]>`
      SELECT m."teamId", t.name, m.role::text AS role FROM "Membership" m JOIN "Team" t ON t.id = m."teamId"
      WHERE m."userId" = ${userId} AND m.accepted ORDER BY t.name`,
  ]);
  return {
    isOperator: user !== null && operators.has(user.email.toLowerCase()),
    teams: memberships.map(({ teamId, name, role }) => ({
      teamId,
      name,
      isAdmin: role === "ADMIN" || role === "OWNER",
    })),
  };
}
