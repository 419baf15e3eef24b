import { findEmbedSites, namedSites, saveEmbedSites } from "@calcache/configuration";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createPluggedDatabase, createTestDatabase, type TestDatabase } from "../testing/index.ts";

const databases: TestDatabase[] = [];
beforeAll(async () => {
  databases.push(await createTestDatabase(), await createPluggedDatabase());
});
afterAll(() => Promise.all(databases.map((each) => each.drop())));

test("the sites of a team's pages are found by its event types, in our database and a host's", async () => {
  for (const { db } of databases) {
    const team = await db.team.create({ data: { slug: "devs", name: "Developers" } });
    const eventType = { title: "Intro", slug: "intro", length: 30 };
    const { id } = await db.eventType.create({ data: { ...eventType, teamId: team.id } });
    const own = await db.eventType.create({ data: { ...eventType, slug: "own" } });
    const found = () =>
      Promise.all([
        findEmbedSites(db, { teamId: team.id }),
        findEmbedSites(db, { eventTypeId: id }),
        findEmbedSites(db, { eventTypeId: own.id }),
      ]);
    expect(await found()).toEqual([null, null, null]);
    const some = ["https://shop.example", "https://*.blog.example"];
    await saveEmbedSites(db, { teamId: team.id }, some);
    expect(await found()).toEqual([some, some, null]);
    await saveEmbedSites(db, { teamId: team.id }, []);
    expect(await found()).toEqual([[], [], null]);
    await saveEmbedSites(db, { teamId: team.id }, null);
    expect(await found()).toEqual([null, null, null]);
  }
});

test("a user's sites are those of what they own, and not of what they own for a team", async () => {
  for (const { db } of databases) {
    const { id: userId } = await db.user.create({ data: { email: "ann@contoso.example", username: "ann" } });
    const team = await db.team.create({ data: { slug: "sales", name: "Sales" } });
    const eventType = { title: "Talk", slug: "talk", length: 30, userId };
    const own = await db.eventType.create({ data: eventType });
    const ofTeam = await db.eventType.create({ data: { ...eventType, slug: "sell", teamId: team.id } });
    const found = () =>
      Promise.all([
        findEmbedSites(db, { userId }),
        findEmbedSites(db, { eventTypeId: own.id }),
        findEmbedSites(db, { eventTypeId: ofTeam.id }),
      ]);
    expect(await found()).toEqual([null, null, null]);
    const some = ["https://ann.example"];
    await saveEmbedSites(db, { userId }, some);
    expect(await found()).toEqual([some, some, null]);
    await saveEmbedSites(db, { teamId: team.id }, ["https://sales.example"]);
    expect(await found()).toEqual([some, some, ["https://sales.example"]]);
    expect(await namedSites(db)).toEqual(new Set(["https://sales.example", ...some]));
    await saveEmbedSites(db, { userId }, []);
    expect((await found()).slice(0, 2)).toEqual([[], []]);
    await saveEmbedSites(db, { userId }, null);
    expect(await found()).toEqual([null, null, ["https://sales.example"]]);
  }
});
