import { type Database, Prisma } from "@calcache/prisma";
import type { Roles } from "./roles.ts";

/** Which team is asked for: by its id, or by its slug in any case of letters, of an organisation or of none. */
export type TeamQuery = { teamId: number } | { teamSlug: string; orgSlug?: string | undefined };

const administered = ({ teams }: Roles) => teams.filter(({ isAdmin }) => isAdmin).map(({ teamId }) => teamId);

/**
 * The team that is asked for, where somebody of these roles may see it as a whole; null where they may not, or there is none. A
 * slug without an organisation is that of a team of none, else of the only one of its name.
 */
export async function findManagedTeam(db: Database, roles: Roles, query: TeamQuery): Promise<number | null> {
  const isTheirs = roles.isOperator
    ? Prisma.sql`true`
    : Prisma.sql`t.id = ANY(${administered(roles)}::int[])`;
  const isAsked =
    "teamId" in query
      ? Prisma.sql`t.id = ${query.teamId}`
      : Prisma.sql`lower(t.slug) = lower(${query.teamSlug}) AND ${inOrganization(query.orgSlug)}`;
  const found = await db.$queryRaw<{ id: number; isOfNone: boolean }[]>`
    SELECT t.id, t."parentId" IS NULL AS "isOfNone" FROM "Team" t LEFT JOIN "Team" p ON p.id = t."parentId"
    WHERE ${isTheirs} AND ${isAsked} ORDER BY t.id`;
  const one = found.find(({ isOfNone }) => isOfNone) ?? (found.length === 1 ? found[0] : undefined);
  return one?.id ?? null;
}

/** The teams that somebody of these roles may see as a whole, by name. */
export async function listManagedTeams(db: Database, roles: Roles): Promise<{ id: number; name: string }[]> {
  if (roles.isOperator)
    return db.team.findMany({ select: { id: true, name: true }, orderBy: { name: "asc" } });
  return roles.teams.flatMap(({ teamId: id, name, isAdmin }) => (isAdmin ? [{ id, name }] : []));
}

const inOrganization = (orgSlug: string | undefined) =>
  orgSlug === undefined ? Prisma.sql`true` : Prisma.sql`lower(p.slug) = lower(${orgSlug})`;

/** The user of an address in any case of letters, where somebody of these roles may see to their accounts; else null. */
export async function findManagedUser(
  db: Database,
  roles: Roles & { userId: number },
  email: string,
): Promise<number | null> {
  const found = await db.$queryRaw<{ id: number }[]>`
    SELECT u.id FROM users u WHERE lower(u.email) = lower(${email})
      AND (${roles.isOperator} OR u.id = ${roles.userId} OR EXISTS (
        SELECT FROM "Membership" m WHERE m."userId" = u.id AND m.accepted AND m."teamId" = ANY(${administered(roles)}::int[])))
    ORDER BY u.email = ${email} DESC, u.id LIMIT 1`;
  return found[0]?.id ?? null;
}

/** A team's members, by name. Who has a role that nobody here knows may do no more than a member. */
export async function membersOf(db: Database, teamId: number) {
  const [members, administrators] = await Promise.all([
    acceptedMembers(db, teamId),
    db.membership.findMany({
      where: { teamId, role: { in: ["ADMIN", "OWNER"] } },
      select: { userId: true, role: true },
    }),
  ]);
  const roles = new Map(administrators.map(({ userId, role }) => [userId, role]));
  return members.map(({ user }) => ({ user, role: roles.get(user.id) ?? ("MEMBER" as const) }));
}

const acceptedMembers = (db: Database, teamId: number) =>
  db.membership.findMany({
    where: { teamId, accepted: true },
    select: {
      user: {
        select: {
          id: true,
          name: true,
          username: true,
          email: true,
          identities: { select: { userId: true }, take: 1 },
        },
      },
    },
    orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
  });
