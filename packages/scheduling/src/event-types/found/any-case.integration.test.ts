import { expect, it } from "vitest";
import { createTeamEvent, createUser } from "../../testing/seed.ts";
import { slotsWorld } from "../../testing/slots-world.ts";
import { findNames } from "../names/find-names.ts";
import { findProfile } from "../profiles/find-profile.ts";
import { findEventType } from "./find-event-type.ts";

const world = slotsWorld();
const owned = (userId: number, slug: string) =>
  world.database.db.eventType.create({ data: { slug, title: slug, length: 30, userId } });

// Seen failing while slugs were compared as they are written.
it("finds event types by slugs and usernames in any case of letters, and how they are written", async () => {
  const ann = await createUser(world.database.db, "Ann");
  const team = await createTeamEvent(world.database.db, "Intro", [{ user: ann }]);
  const own = await owned(ann.id, "chat");
  for (const slug of ["Intro", "intro", "INTRO"]) {
    const query = { teamSlug: slug, eventTypeSlug: slug };
    expect(await findNames(world.engine, query)).toEqual({
      id: team.id,
      interfaceLanguage: null,
      eventTypeSlug: "Intro",
      owner: "Intro",
    });
    expect((await findEventType(world.engine, query))?.id).toBe(team.id);
  }
  const query = { username: "ANN", eventTypeSlug: "Chat" };
  expect(await findNames(world.engine, query)).toMatchObject({ eventTypeSlug: "chat", owner: "Ann" });
  expect((await findEventType(world.engine, query))?.id).toBe(own.id);
  expect(await findNames(world.engine, { username: "a_n", eventTypeSlug: "%" })).toBeNull();
});

it("prefers what is written as it is asked for", async () => {
  const ann = await createUser(world.database.db, "ann");
  const [lower, upper] = [await owned(ann.id, "chat"), await owned(ann.id, "CHAT")];
  const find = (eventTypeSlug: string) => findNames(world.engine, { username: "ann", eventTypeSlug });
  expect((await find("chat"))?.id).toBe(lower.id);
  expect((await find("CHAT"))?.id).toBe(upper.id);
  expect((await find("Chat"))?.id).toBe(lower.id);
});

it("finds what everybody may see of a team or a user", async () => {
  const ann = await createUser(world.database.db, "ann");
  await createTeamEvent(world.database.db, "intro", [{ user: ann }], {
    description: "Hello",
    metadata: { multipleDuration: [30, 60] },
  });
  expect(await findProfile(world.engine, { teamSlug: "INTRO" })).toEqual({
    id: expect.any(Number),
    kind: "team",
    slug: "intro",
    name: "intro",
    eventTypes: [{ slug: "intro", title: "intro", description: "Hello", lengths: [30, 60] }],
  });
  // Nothing tells that she is here while nothing of hers is public.
  expect(await findProfile(world.engine, { username: "ann" })).toBeNull();
  const { id } = await owned(ann.id, "chat");
  await world.database.db.eventType.create({
    data: { slug: "secret", title: "Secret", length: 30, userId: ann.id, hidden: true },
  });
  expect(await findProfile(world.engine, { username: "Ann" })).toMatchObject({
    kind: "user",
    slug: "ann",
    name: "ann",
    eventTypes: [{ slug: "chat", lengths: [30] }],
  });
  await world.database.db.eventType.update({ where: { id }, data: { hidden: true } });
  expect(await findProfile(world.engine, { username: "ann" })).toBeNull();
});
