import { afterAll, beforeAll, expect, test } from "vitest";
import { createSignInWorld, type SignInWorld } from "../testing/sign-in-world.ts";
import { findManagedTeam, findManagedUser, membersOf } from "./managed.ts";

let world: SignInWorld;
beforeAll(async () => {
  world = await createSignInWorld();
});
afterAll(() => world.close());

let counter = 0;
/** A user with a mailbox of the same address. */
async function somebody() {
  const email = `u${++counter}@contoso.example`;
  return { ...(await world.user(email)), mailbox: world.mailbox(email) };
}

const join = (userId: number, teamId: number, role: "MEMBER" | "ADMIN" | "OWNER", accepted = true) =>
  world.db.membership.create({ data: { userId, teamId, role, accepted } });

test("somebody may see to themselves, their own team where they administer it, and everybody for an operator", async () => {
  const [admin, member, other] = [await somebody(), await somebody(), await somebody()];
  const olga = await world.user(`olga@contoso.example`);
  const team = await world.db.team.create({ data: { name: "Devs", slug: "Managed-Devs" } });
  const foreign = await world.db.team.create({ data: { name: "Ops", slug: "ops" } });
  await join(admin.id, team.id, "ADMIN");
  await join(member.id, team.id, "MEMBER");
  await join(other.id, team.id, "MEMBER", false);
  await join(other.id, foreign.id, "OWNER");
  const rolesFor = async (userId: number) => ({ userId, ...(await world.signIn.rolesOf(userId)) });
  const managed = async (userId: number, teamSlug: string) =>
    findManagedTeam(world.db, await rolesFor(userId), { teamSlug });
  const user = async (userId: number, email: string) =>
    findManagedUser(world.db, await rolesFor(userId), email);
  expect(await managed(admin.id, "managed-devs")).toBe(team.id);
  expect(await findManagedTeam(world.db, await rolesFor(admin.id), { teamId: team.id })).toBe(team.id);
  expect([await managed(member.id, "managed-devs"), await managed(admin.id, "ops")]).toEqual([null, null]);
  expect(await managed(olga.id, "ops")).toBe(foreign.id);
  expect(await user(admin.id, member.email.toUpperCase())).toBe(member.id);
  expect(await user(member.id, member.email)).toBe(member.id);
  expect(await user(olga.id, other.email)).toBe(other.id);
  // Who hasn't accepted isn't in the team, and a member administers nobody.
  expect([await user(admin.id, other.email), await user(member.id, admin.email)]).toEqual([null, null]);
});

test("who has a role that only the host knows is a member like others", async () => {
  const [guest, owner] = [await somebody(), await somebody()];
  const team = await world.db.team.create({ data: { name: "Guests", slug: "guests" } });
  await join(guest.id, team.id, "MEMBER");
  await join(owner.id, team.id, "OWNER");
  await world.db.$executeRaw`ALTER TYPE "MembershipRole" ADD VALUE 'GUEST'`;
  await world.db.$executeRaw`UPDATE "Membership" SET role = 'GUEST' WHERE "userId" = ${guest.id}`;
  expect(await world.signIn.rolesOf(guest.id)).toEqual({
    isOperator: false,
    teams: [{ teamId: team.id, name: "Guests", isAdmin: false }],
  });
  const roles = (await membersOf(world.db, team.id)).map(({ user, role }) => [user.id, role]);
  expect(new Map(roles as [number, string][])).toEqual(
    new Map([
      [guest.id, "MEMBER"],
      [owner.id, "OWNER"],
    ]),
  );
});
