import { findEmbedSites, saveEmbedSites } from "@calcache/configuration";
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
    await saveEmbedSites(db, team.id, some);
    expect(await found()).toEqual([some, some, null]);
    await saveEmbedSites(db, team.id, []);
    expect(await found()).toEqual([[], [], null]);
    await saveEmbedSites(db, team.id, null);
    expect(await found()).toEqual([null, null, null]);
  }
});
