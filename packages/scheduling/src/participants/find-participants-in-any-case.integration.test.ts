import { expect, it } from "vitest";
import { createTeamEvent, createUser } from "../testing/seed.ts";
import { slotsWorld } from "../testing/slots-world.ts";
import { findParticipantsInAnyCase } from "./find-participants-in-any-case.ts";

const world = slotsWorld();

// Seen failing while usernames, and stored addresses, were compared as they are written.
it("finds people by usernames and addresses in any case of letters, and nobody who isn't public", async () => {
  const { db } = world.database;
  const [ann, ben] = [await createUser(db, "Ann"), await createUser(db, "ben")];
  await createTeamEvent(db, "intro", [{ user: ann }]);
  await db.user.update({ where: { id: ann.id }, data: { email: "Ann@Example.com" } });
  const names = [
    { username: "Ann" },
    { username: "aNN" },
    { email: "ann@example.com" },
    { email: "ANN@EXAMPLE.COM" },
    { username: "BEN" },
    { email: ben.email },
  ];
  const find = await findParticipantsInAnyCase(world.engine, names);
  expect(names.map((name) => find(name)?.userId ?? null)).toEqual([
    ann.id,
    ann.id,
    ann.id,
    ann.id,
    null,
    null,
  ]);
});
