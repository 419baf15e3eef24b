import { afterAll, beforeAll, expect, test } from "vitest";
import { createSignInWorld, type SignInWorld } from "../testing/sign-in-world.ts";

let world: SignInWorld;
beforeAll(async () => {
  world = await createSignInWorld();
});
afterAll(() => world.close());

const day = 24 * 60 * 60_000;

let counter = 0;
/** A user with a mailbox of the same address. */
async function somebody() {
  const email = `u${++counter}@contoso.example`;
  return { ...(await world.user(email)), mailbox: world.mailbox(email) };
}

test("an invitation is listed while it is good, withdrawn for whom it is, and the latest one counts", async () => {
  const { invitations } = world.signIn;
  const [ann, ben] = [await somebody(), await somebody()];
  await invitations.create(ann.id);
  world.advance(1);
  const { token } = await invitations.create(ann.id);
  expect(await invitations.latestOf(ann.id)).toMatchObject({ token });
  expect(await invitations.listOpen([ann.id, ben.id])).toHaveLength(2);
  const id = token.split(".")[0] ?? "";
  expect(await invitations.withdraw({ id, userIds: [ben.id] })).toBe(0);
  expect(await invitations.withdraw({ id, userIds: [ann.id, ben.id] })).toBe(1);
  expect(await invitations.read(token)).toMatchObject({ error: { kind: "removed" } });
  expect(await invitations.withdraw({ userId: ann.id })).toBe(1);
  expect(await invitations.latestOf(ann.id)).toBeNull();
  await invitations.create(ben.id);
  world.advance(8 * day);
  expect([await invitations.latestOf(ben.id), await invitations.listOpen([ben.id])]).toEqual([null, []]);
});

test("an invitation is sent five times a day at most", async () => {
  const ann = await somebody();
  const answers = [];
  for (let count = 0; count < 6; count++) answers.push((await world.signIn.admitInvitation(ann.id)).ok);
  expect(answers).toEqual([true, true, true, true, true, false]);
});
